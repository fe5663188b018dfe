import Domain
import Foundation
import Fulfilment
import Inbox
import Storage
import TestSupport
import Testing

/// Every state in which a dying process can leave the spool, made by hand or by a process that really dies.
@Suite(.timeLimit(.minutes(2))) struct ReplayTests {
    /// Makes an entry of the spool with these files.
    private func makeEntry(_ name: String, _ files: [String: String], in world: InboxWorld) throws {
        let path = "\(world.layout.spool)/\(name)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for (name, content) in files {
            try content.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
        }
    }

    /// What must hold when one file has been received, whatever happened on the way.
    private func expectOneAnswer(_ world: InboxWorld, _ name: String, _ content: String) async throws {
        #expect(try await world.received() == [name])
        let id = try world.receipt("\(name).receipt.json").id
        #expect(try world.receiptNames() == ["\(name).receipt.json", "\(name).receipt.txt"])
        #expect(try world.tree(world.layout.archive) == ["acme/2026-01-01/\(id)-\(name)"])
        #expect(try world.text("\(world.layout.archive)/acme/2026-01-01/\(id)-\(name)") == content)
        #expect(try world.inboxNames().isEmpty)
        #expect(try world.spoolNames().isEmpty)
    }

    @Test(arguments: [
        ["a.csv": "order 1\n"],
        ["a.csv": "order 1\n", ".copy": ""],
        ["a.csv": "order 1\n", ".copy": "ord"],
        ["a.csv": "order 1\n", ".copy": "order 1\n", ".attempts": "x"],
        ["a.csv": "order 1\n", ".copy": "order 1\n", ".attempts": "xx"],
    ])
    func `a claimed file without a receipt is processed anew`(files: [String: String]) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try makeEntry("7.acme", files, in: world)
        try await world.runUntilKept(1)
        try await expectOneAnswer(world, "a.csv", "order 1\n")
        await world.database.close()
    }

    @Test(arguments: [[:], [".copy": "order 1\n"], [".copy": "order 1\n", ".attempts": "x"]])
    func `an entry without a file is removed, and nothing is received`(files: [String: String]) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try makeEntry("7.acme", files, in: world)
        try await world.running { try await world.until { try world.spoolNames().isEmpty } }
        #expect(try await world.received().isEmpty)
        #expect(try world.receiptNames().isEmpty)
        await world.database.close()
    }

    /// How far the files of a committed receipt had come when the process died.
    enum Progress: CaseIterable {
        case nothing, hiddenReceipt, receipt, archived, copyRemoved
    }

    @Test(arguments: Progress.allCases)
    func `a committed file is finished with the copy its receipt names`(progress: Progress) async throws {
        // A first run makes the receipt and the archived file; then the spool is put back to where it was.
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n")
        try await world.runUntilKept(1)
        await world.database.close()
        let receipts = world.layout.receipts(of: InboxWorld.acme)
        // The partner still had the file open and has written to it since it was copied.
        var files = ["a.csv": "order 1\nwritten later\n", ".copy": "order 1\n", ".attempts": "xxx"]
        switch progress {
        case .nothing, .hiddenReceipt:
            for name in try world.receiptNames() { try FileManager.default.removeItem(atPath: "\(receipts)/\(name)") }
            try FileManager.default.removeItem(atPath: "\(world.layout.archive(of: InboxWorld.acme))/2026-01-01")
            if progress == .hiddenReceipt {
                try "{".write(toFile: "\(receipts)/.7.json", atomically: false, encoding: .utf8)
            }
        case .receipt:
            try FileManager.default.removeItem(atPath: "\(world.layout.archive(of: InboxWorld.acme))/2026-01-01")
        case .archived: break
        case .copyRemoved: files = ["a.csv": "order 1\n"]
        }
        try makeEntry("7.acme", files, in: world)

        let next = try await InboxWorld.make(in: world.root)
        try await next.runUntilKept(1)
        try await expectOneAnswer(next, "a.csv", "order 1\n")
        let id = try next.receipt("a.csv.receipt.json").id
        let late = progress == .copyRemoved ? [] : ["\(id)-7-late"]
        #expect(try next.names(next.layout.quarantine(of: InboxWorld.acme)) == late)
        for name in late {
            let text = try next.text("\(next.layout.quarantine(of: InboxWorld.acme))/\(name)")
            #expect(text == "order 1\nwritten later\n")
        }
        #expect(next.parser.calls.isEmpty)
        #expect(next.receiver.calls == 0)
        await next.database.close()
    }

    @Test(arguments: [false, true])
    func `a quarantine that was begun is finished`(isComplete: Bool) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("a.csv", "bad\n")
        try await world.runUntilKept(1)
        await world.database.close()
        let id = try world.receipt("a.csv.receipt.json").id
        let quarantine = world.layout.quarantine(of: InboxWorld.acme)
        if !isComplete {
            try FileManager.default.moveItem(atPath: "\(quarantine)/\(id)", toPath: "\(quarantine)/.7")
            try FileManager.default.removeItem(atPath: "\(quarantine)/.7/original")
        }
        try makeEntry("7.acme", ["a.csv": "bad\n", ".copy": "bad\n"], in: world)
        let next = try await InboxWorld.make(in: world.root)
        try await next.runUntilKept(1)
        #expect(try next.tree(quarantine) == ["original", "report.json", "report.txt"].map { "\(id)/\($0)" })
        // Whole, it cannot be told from bytes that came again: a repeat goes into the archive.
        #expect(try next.tree(next.layout.archive).count == (isComplete ? 1 : 0))
        #expect(try next.names(quarantine) == [id])
        #expect(try next.spoolNames().isEmpty)
        await next.database.close()
    }

    @Test func `a file that was being parsed in three crashes is put into quarantine unparsed`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try makeEntry("7.acme", ["a.csv": "order 1\n", ".copy": "order 1\n", ".attempts": "xxx"], in: world)
        try makeEntry("8.acme", ["b.csv": "order 2\n", ".copy": "order 2\n", ".attempts": "x"], in: world)
        try await world.runUntilKept(2)
        #expect(try world.receipt("a.csv.receipt.json").faults.map(\.code) == ["file.poison"])
        #expect(try world.receipt("b.csv.receipt.json").outcome == "accepted")
        #expect(world.parser.calls == ["order 2"])
        await world.database.close()
    }

    @Test func `what was in hand when the process died is worked off one at a time before anything else`() async throws
    {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        for number in 1...5 {
            try makeEntry("\(number).acme", ["\(number).csv": "order \(number)\n", ".attempts": "x"], in: world)
        }
        try world.write("new.csv", "order 6\n")
        try await world.runUntilKept(6)
        #expect(try await world.received() == (1...5).map { "\($0).csv" } + ["new.csv"])
        await world.database.close()
    }

    @Test func `an incomplete file in the spool goes back to the inbox, beside a new file of its name`() async throws {
        let world = try await InboxWorld.make { $0.quietPeriod = .seconds(3_600) }
        try await world.inbox.prepare()
        try makeEntry("7.acme", ["a.csv": "open\n"], in: world)
        try world.write("a.csv", "open\nmore\n")
        try await world.running { try await world.until { try world.spoolNames().isEmpty } }
        #expect(try world.inboxNames() == ["7-1-a.csv", "a.csv"])
        await world.database.close()
    }

    @Test func `no name in the inbox can make a file that is put back disappear`() async throws {
        let world = try await InboxWorld.make { $0.quietPeriod = .seconds(3_600) }
        try await world.inbox.prepare()
        try makeEntry("7.acme", ["a.csv": "open\n"], in: world)
        for name in ["a.csv", "7-1-a.csv", "7-2-a.csv"] { try world.write(name, "open\nmore\n") }
        try await world.running { try await world.until { try world.spoolNames().isEmpty } }
        #expect(try world.inboxNames() == ["7-1-a.csv", "7-2-a.csv", "7-3-a.csv", "a.csv"])
        #expect(try world.text("\(world.layout.inbox(of: InboxWorld.acme))/7-3-a.csv") == "open\n")
        await world.database.close()
    }

    @Test func `something that is no file in the spool goes back to the inbox and is refused there`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try makeEntry("7.acme", [:], in: world)
        #expect(symlink("/etc/passwd", "\(world.layout.spool)/7.acme/a.csv") == 0)
        try await world.running {
            try await world.until { try world.receiptNames().contains("a.csv.refused.json") }
        }
        #expect(try world.inboxNames() == ["a.csv"])
        #expect(try world.spoolNames().isEmpty)
        await world.database.close()
    }

    @Test func `what a sender had declared finished stays so after a crash`() async throws {
        let world = try await InboxWorld.make { $0.giveUpAge = .seconds(3_600) }
        try await world.inbox.prepare()
        try makeEntry("7.acme.finished", ["a.csv": "open\norder 1\n", ".attempts": "x"], in: world)
        try await world.runUntilKept(1)
        try await expectOneAnswer(world, "a.csv", "open\norder 1\n")
        await world.database.close()
    }

    @Test func `files of partners that are not configured stay in the spool, and strangers are reported`() async throws
    {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try makeEntry("7.globex", ["a.csv": "order 1\n"], in: world)
        try makeEntry("stranger", ["b.csv": "order 2\n"], in: world)
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil && world.inbox.status.alerts["spool"] != nil }
            #expect(try world.spoolNames() == ["7.globex", "stranger"])
            world.inbox.setPartners([InboxWorld.acme, InboxWorld.globex])
            try await world.until { world.inbox.status.partners[InboxWorld.globex]?.archived == 1 }
        }
        #expect(try world.spoolNames() == ["stranger"])
        await world.database.close()
    }

    @Test func `a copy that was only begun is not taken for an empty file that came before`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("empty.csv", "")
        try await world.runUntilKept(1)
        await world.database.close()
        try makeEntry("7.acme", ["a.csv": "order 1\n", ".copy": ""], in: world)
        let next = try await InboxWorld.make(in: world.root)
        try await next.runUntilKept(1)
        #expect(try next.receipt("a.csv.receipt.json").outcome == "accepted")
        #expect(try next.names(next.layout.quarantine(of: InboxWorld.acme)).count == 1)
        await next.database.close()
    }

    // MARK: - Real deaths

    @Test(arguments: [("inbox.beforeCommit", "order 1\n", "accepted"), ("", "die\n", "rejected")])
    func `only deaths while a file is parsed count against it`(
        step: String,
        content: String,
        outcome: String
    ) async throws {
        let root = try TemporaryDirectory()
        let path = root.path
        for _ in 1...3 {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = path as String, step = step as String, content = content as String] in
                let world = try await InboxWorld.make(path: path)
                try await world.inbox.prepare()
                if try world.spoolNames().isEmpty { try world.write("a.csv", content) }
                setenv("HOLDFAST_FAILPOINT", step, 1)
                try await world.runUntilKept(1)
            }
        }
        let world = try await InboxWorld.make(in: root)
        try await world.runUntilKept(1)
        #expect(try world.receipt("a.csv.receipt.json").outcome == outcome)
        await world.database.close()
    }

    @Test(arguments: [
        "inbox.beforeClaim", "inbox.afterClaim", "inbox.afterCopy", "inbox.beforeCommit", "storage.beforeCommit",
        "storage.afterCommit", "inbox.afterCommit", "inbox.afterAcknowledgements", "inbox.afterReceipt",
        "inbox.afterArchive",
    ])
    func `a process killed at any step loses nothing and doubles nothing`(step: String) async throws {
        let root = try TemporaryDirectory()
        let path = root.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, step = step as String] in
            let world = try await InboxWorld.make(path: path)
            try await world.inbox.prepare()
            try world.write("a.csv", "order 1\n")
            // From here on: opening the database commits too.
            setenv("HOLDFAST_FAILPOINT", step, 1)
            try await world.runUntilKept(1)
        }
        let world = try await InboxWorld.make(in: root)
        try await world.runUntilKept(1)
        try await expectOneAnswer(world, "a.csv", "order 1\n")
        await world.database.close()
    }
}
