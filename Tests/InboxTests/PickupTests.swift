import Domain
import Foundation
import Fulfilment
import Inbox
import Storage
import TestSupport
import Testing

/// When a file is taken.
@Suite(.timeLimit(.minutes(1))) struct PickupTests {
    @Test func `a file that is renamed into the inbox is answered at once`() async throws {
        let world = try await InboxWorld.make {
            $0.quietPeriod = .seconds(3_600)
            $0.rescanInterval = .seconds(3_600)
        }
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            let start = ContinuousClock.now
            try world.deliver("a.csv", "order 1\n")
            try await world.until { try world.receiptNames().contains("a.csv.receipt.json") }
            #expect(ContinuousClock.now - start < .seconds(2))
            try await world.until { try world.spoolNames().isEmpty }
        }
        #expect(try world.inboxNames().isEmpty)
        #expect(try await world.received() == ["a.csv"])
        await world.database.close()
    }

    @Test func `files that lie there at the start are taken when they have been quiet`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        for number in 1...20 { try world.write("\(number).csv", "order \(number)\n") }
        try await world.runUntilKept(20)
        #expect(try await world.received().count == 20)
        #expect(world.inbox.status.partners[InboxWorld.acme]?.archived == 20)
        await world.database.close()
    }

    @Test func `a file with a marker is taken at once, and its marker goes`() async throws {
        let world = try await InboxWorld.make { $0.quietPeriod = .seconds(3_600) }
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.write("a.csv", "order 1\n")
            try world.write("b.csv", "order 2\n")
            try world.write("a.csv.done", "")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        #expect(try world.inboxNames() == ["b.csv"])
        await world.database.close()
    }

    @Test func `a file that somebody holds open for writing is left until it is closed`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let path = "\(world.layout.inbox(of: InboxWorld.acme))/a.csv"
        // A real other process, which keeps the file open until its input ends.
        let writer = Process()
        writer.executableURL = URL(fileURLWithPath: "/bin/sh")
        writer.arguments = ["-c", "exec 3>\"$0\"; echo order 1 >&3; echo ready; read line; echo order 2 >&3", path]
        let (input, output) = (Pipe(), Pipe())
        (writer.standardInput, writer.standardOutput) = (input, output)
        try writer.run()
        _ = try output.fileHandleForReading.read(upToCount: 1)
        try await world.running {
            let quiet = ContinuousClock.now + .milliseconds(300)
            try world.write("other.csv", "order 3\n")
            try await world.until {
                world.inbox.status.partners[InboxWorld.acme]?.archived == 1 && ContinuousClock.now > quiet
            }
            #expect(try world.inboxNames() == ["a.csv"])
            input.fileHandleForWriting.closeFile()
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 2 }
        }
        writer.waitUntilExit()
        let archived = try world.tree(world.layout.archive).filter { $0.hasSuffix("-a.csv") }
        #expect(archived.count == 1)
        #expect(try world.text("\(world.layout.archive)/\(archived[0])") == "order 1\norder 2\n")
        await world.database.close()
    }

    @Test func `names of unfinished files are never touched`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let names = [".hidden", "a.filepart", "a.part", "a.swp", "a.tmp", "a~"]
        for name in names { try world.write(name, "order 1\n") }
        try world.write("b.csv", "order 2\n")
        try await world.runUntilKept(1)
        #expect(try world.inboxNames() == names)
        #expect(try await world.received() == ["b.csv"])
        await world.database.close()
    }

    @Test func `a file without its end is left, and taken when the end has come`() async throws {
        let world = try await InboxWorld.make { $0.giveUpAge = .seconds(3_600) }
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.write("a.x12", "open\norder 1\n")
            // It has been looked at and given back when it is seen to wait.
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 1 }
            #expect(try await world.received().isEmpty)
            let handle = try #require(FileHandle(forWritingAtPath: "\(world.layout.inbox(of: InboxWorld.acme))/a.x12"))
            try handle.seekToEnd()
            try handle.write(contentsOf: Data("end\n".utf8))
            try handle.close()
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        #expect(try await world.received() == ["a.x12"])
        #expect(try world.spoolNames().isEmpty)
        await world.database.close()
    }

    @Test func `a file without its end is taken when its sender declares it finished and nothing is wrong with it`()
        async throws
    {
        let world = try await InboxWorld.make { $0.giveUpAge = .seconds(3_600) }
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.deliver("renamed.csv", "open\norder 1\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
            try world.write("marked.csv", "open\norder 2\n")
            try await world.until { world.parser.completenessChecks >= 2 }
            try world.write("marked.csv.done", "")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 2 }
            // With a fault, what is missing may be what would mend it.
            try world.deliver("broken.csv", "open\nbad\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 1 }
        }
        #expect(try world.inboxNames() == ["broken.csv"])
        #expect(try await world.received() == ["renamed.csv", "marked.csv"])
        await world.database.close()
    }

    @Test(arguments: [("a.x12", "open\norder 1\nbad\n", "file.incomplete"), ("b.csv", "", "file.empty")])
    func `a file whose end never comes is put into quarantine with a report`(
        name: String,
        content: String,
        code: String
    ) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write(name, content)
        try await world.runUntilKept(1)
        let receipt = try world.receipt("\(name).receipt.json")
        #expect(receipt.outcome == "rejected")
        #expect(receipt.faults.first?.code == code)
        #expect(receipt.items.map(\.name) == (content.isEmpty ? [] : ["1"]))
        let quarantine = "\(world.layout.quarantine(of: InboxWorld.acme))/\(receipt.id)"
        #expect(try world.names(quarantine) == ["original", "report.json", "report.txt"])
        #expect(try world.text("\(quarantine)/original") == content)
        await world.database.close()
    }

    @Test func `a file that lacks only its end is taken as it is when nobody has it open and nothing comes for long`()
        async throws
    {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("a.csv", "open\norder 1\n")
        try await world.runUntilKept(1)
        #expect(try world.receipt("a.csv.receipt.json").outcome == "accepted")
        #expect(try world.tree(world.layout.quarantine).isEmpty)
        // It was looked at once before, and left for a while.
        #expect(world.parser.completenessChecks == 2)
        await world.database.close()
    }

    @Test func `the beginning of a file is not taken for a whole one that came before`() async throws {
        let world = try await InboxWorld.make { $0.giveUpAge = .seconds(3_600) }
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.deliver("a.csv", "open\norder 1\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
            try world.write("b.csv", "open\norder 1\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 1 }
            try world.write("b.csv", "open\norder 1\norder 2\nend\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 2 }
        }
        #expect(try await world.received() == ["a.csv", "b.csv"])
        #expect(world.inbox.status.partners[InboxWorld.acme]?.repeated == 0)
        await world.database.close()
    }

    @Test func `partners come and go while it runs`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            world.inbox.setPartners([InboxWorld.globex])
            try await world.until { world.inbox.status.partners[InboxWorld.globex]?.lastScan != nil }
            #expect(world.inbox.status.partners[InboxWorld.acme] == nil)
            try world.deliver("g.csv", "order 1\n", to: InboxWorld.globex)
            try world.deliver("a.csv", "order 2\n", to: InboxWorld.acme)
            try await world.until { world.inbox.status.partners[InboxWorld.globex]?.archived == 1 }
            #expect(try world.inboxNames(InboxWorld.acme) == ["a.csv"])
            world.inbox.setPartners([InboxWorld.globex, InboxWorld.acme])
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        await world.database.close()
    }

    @Test func `an inbox that was replaced while it was watched is found again`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try FileManager.default.removeItem(atPath: world.layout.inbox(of: InboxWorld.acme))
            try await world.until { FileManager.default.fileExists(atPath: world.layout.inbox(of: InboxWorld.acme)) }
            try world.deliver("a.csv", "order 1\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        await world.database.close()
    }
}
