import Domain
import Foundation
import Fulfilment
import Inbox
import Storage
import TestSupport
import Testing

/// What partners find in their outboxes, whatever happens on the way there.
@Suite(.timeLimit(.minutes(2))) struct OutboxTests {
    /// The acknowledgements in the outbox, by their names.
    private func outbox(_ world: InboxWorld, _ partner: PartnerName = InboxWorld.acme) throws -> [String: String] {
        let names = try world.outboxNames(partner)
        return Dictionary(
            uniqueKeysWithValues: try names.map { ($0, try world.text("\(world.layout.outbox(of: partner))/\($0)")) }
        )
    }

    /// What a receipt says besides.
    private struct ReceiptNames: Decodable {
        let id: String
        let acknowledgements: [String]
    }

    private func names(in receipt: String, _ world: InboxWorld) throws -> ReceiptNames {
        let path = "\(world.layout.receipts(of: InboxWorld.acme))/\(receipt)"
        return try JSONDecoder().decode(ReceiptNames.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test func `a file is answered in the outbox, and the receipt says by what`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("a.edi", "ask\norder 1\n")
        try world.write("plain.csv", "order 2\n")
        try await world.runUntilKept(2)
        let receipt = try names(in: "a.edi.receipt.json", world)
        let (first, second) = ("\(receipt.id).997.edi", "\(receipt.id).2.ConfirmationRequest.xml")
        #expect(
            try outbox(world) == [
                first: "997 1 for acme: 0 faults", second: "ConfirmationRequest 1 for acme: 0 faults",
            ]
        )
        #expect(receipt.acknowledgements == [first, second])
        #expect(try names(in: "plain.csv.receipt.json", world).acknowledgements == [])
        let text = try world.text("\(world.layout.receipts(of: InboxWorld.acme))/a.edi.receipt.txt")
        #expect(text.contains("In the outbox:\n\(first)\n\(second)\n"))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: "\(world.layout.outbox(of: InboxWorld.acme))/\(first)"
        )
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        await world.database.close()
    }

    @Test func `numbers are counted for each partner and series`() async throws {
        let world = try await InboxWorld.make(partners: [InboxWorld.acme, InboxWorld.globex])
        try await world.inbox.prepare()
        try await world.running {
            for (number, partner) in [(1, InboxWorld.acme), (2, InboxWorld.acme), (3, InboxWorld.globex)] {
                try world.write("\(number).edi", "ask\norder \(number)\n", to: partner)
                try await world.untilKept(number)
            }
        }
        let numbers = try outbox(world).values.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(numbers.sorted() == ["997 1", "997 2", "ConfirmationRequest 1", "ConfirmationRequest 2"])
        #expect(try outbox(world, InboxWorld.globex).values.contains { $0.hasPrefix("997 1 ") })
        await world.database.close()
    }

    @Test func `the same bytes are answered by the same acknowledgements`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try await world.running {
            try world.write("a.edi", "ask\norder 1\n")
            try await world.untilKept(1)
            let first = try outbox(world)
            for name in first.keys {
                try FileManager.default.removeItem(atPath: "\(world.layout.outbox(of: InboxWorld.acme))/\(name)")
            }
            try world.write("again.edi", "ask\norder 1\n")
            try await world.untilKept(2)
            #expect(try outbox(world) == first)
            #expect(try names(in: "again.edi.receipt.json", world).acknowledgements.sorted() == first.keys.sorted())
            try world.write("b.edi", "ask\norder 2\n")
            try await world.untilKept(3)
            #expect(try outbox(world).values.contains("997 2 for acme: 0 faults"))
        }
        await world.database.close()
    }

    @Test func `a refused file that is taken later gets an answer of its own, and the old one stays`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try await world.running {
            try world.write("a.edi", "ask\nbad\n")
            try await world.untilKept(1)
            let refused = try outbox(world)
            // Nothing is new: the same answer.
            try world.write("a2.edi", "ask\nbad\n")
            try await world.untilKept(2)
            #expect(try outbox(world) == refused)
            world.parser.mend("order 1\n")
            try world.write("a3.edi", "ask\nbad\n")
            try await world.untilKept(3)
            let id = try world.receipt("a3.edi.receipt.json").id
            let new = ["\(id).3.997.edi", "\(id).4.ConfirmationRequest.xml"]
            #expect(try names(in: "a3.edi.receipt.json", world).acknowledgements == new)
            #expect(try outbox(world).filter { refused[$0.key] != nil } == refused)
            #expect(try outbox(world)[new[0]] == "997 2 for acme: 0 faults")
            // From now on that is the answer to these bytes.
            for name in try world.outboxNames() {
                try FileManager.default.removeItem(atPath: "\(world.layout.outbox(of: InboxWorld.acme))/\(name)")
            }
            try world.write("a4.edi", "ask\nbad\n")
            try await world.untilKept(4)
            #expect(try world.outboxNames() == new.sorted())
        }
        await world.database.close()
    }

    @Test func `after a crash every answer that a file got is there, also one that has been replaced`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let all = try await world.running {
            try world.write("a.edi", "ask\nbad\n")
            try await world.untilKept(1)
            world.parser.mend("order 1\n")
            try world.write("a2.edi", "ask\nbad\n")
            try await world.untilKept(2)
            return try outbox(world)
        }
        #expect(all.count == 4)
        await world.database.close()
        // As if the first process had died before it wrote the first answer, and the second one before its own.
        let path = "\(world.layout.spool)/7.acme"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for name in ["a.edi", ".copy"] {
            try "ask\nbad\n".write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
        }
        for name in all.keys {
            try FileManager.default.removeItem(atPath: "\(world.layout.outbox(of: InboxWorld.acme))/\(name)")
        }
        let next = try await InboxWorld.make(in: world.root)
        try await next.runUntilKept(1)
        #expect(try outbox(next) == all)
        await next.database.close()
    }

    @Test(arguments: [
        "inbox.beforeCommit", "storage.beforeCommit", "storage.afterCommit", "inbox.afterCommit",
        "inbox.afterAcknowledgements", "inbox.afterReceipt", "inbox.afterArchive",
    ])
    func `a process killed at any step neither repeats nor skips a number`(step: String) async throws {
        let root = try TemporaryDirectory()
        let path = root.path
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, step = step as String] in
            let world = try await InboxWorld.make(path: path)
            try await world.inbox.prepare()
            try world.write("a.edi", "ask\norder 1\n")
            setenv("HOLDFAST_FAILPOINT", step, 1)
            try await world.runUntilKept(1)
        }
        let world = try await InboxWorld.make(in: root)
        let before = try outbox(world).filter { !$0.key.hasPrefix(".") }
        try await world.running {
            try await world.untilKept(1)
            try world.write("b.edi", "ask\norder 2\n")
            try await world.untilKept(2)
            let after = try outbox(world)
            #expect(before.allSatisfy { after[$0.key] == $0.value })
            let expected = ["997 1", "997 2", "ConfirmationRequest 1", "ConfirmationRequest 2"]
            #expect(after.values.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }.sorted() == expected)
            for name in ["a.edi", "b.edi"] {
                let receipt = try names(in: "\(name).receipt.json", world)
                #expect(
                    receipt.acknowledgements == ["\(receipt.id).997.edi", "\(receipt.id).2.ConfirmationRequest.xml"]
                )
            }
            #expect(try world.spoolNames().isEmpty)
        }
        await world.database.close()
    }

    @Test func `a directory in the place of an acknowledgement is moved aside`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try await world.running {
            try world.write("a.edi", "ask\norder 1\n")
            try await world.untilKept(1)
            let place =
                "\(world.layout.outbox(of: InboxWorld.acme))/\(try world.receipt("a.edi.receipt.json").id).997.edi"
            try FileManager.default.removeItem(atPath: place)
            try FileManager.default.createDirectory(atPath: "\(place)/full", withIntermediateDirectories: true)
            try world.write("again.edi", "ask\norder 1\n")
            try await world.untilKept(2)
            #expect(try world.text(place) == "997 1 for acme: 0 faults")
            #expect(try world.outboxNames().count { $0.hasSuffix("-aside") } == 1)
            #expect(world.inbox.status.partners[InboxWorld.acme]?.alerts.isEmpty == true)
        }
        await world.database.close()
    }

    @Test func `contents are forgotten slice by slice, and then nothing is sent again`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try await world.running {
            for number in 1...2 { try world.write("\(number).edi", "ask\norder \(number)\n") }
            try await world.untilKept(2)
            let now = world.time.now.milliseconds
            let forget = { (before: Int64, limit: Int) in
                try await world.database.write {
                    try AcknowledgementBook.forgetContents(before: before, limit: limit, in: $0)
                }
            }
            #expect(try await forget(now, 10) == 0)
            #expect(try await [forget(now + 1, 3), forget(now + 1, 3), forget(now + 1, 3)] == [3, 1, 0])
            for name in try world.outboxNames() {
                try FileManager.default.removeItem(atPath: "\(world.layout.outbox(of: InboxWorld.acme))/\(name)")
            }
            try world.write("again.edi", "ask\norder 1\n")
            try await world.untilKept(3)
            #expect(try world.outboxNames().isEmpty)
            #expect(try names(in: "again.edi.receipt.json", world).acknowledgements.isEmpty)
        }
        await world.database.close()
    }

    // MARK: - Secrets

    @Test(arguments: ["order 1\n", "bad\n"])
    func `what is secret in a file is kept nowhere`(rest: String) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try await world.running {
            try world.write("a.xml", "ask\npassword hunter2\n\(rest)")
            try await world.untilKept(1)
            let receipt = try world.receipt("a.xml.receipt.json")
            let kept =
                rest == "bad\n"
                ? "\(world.layout.quarantine)/acme/\(receipt.id)/original"
                : "\(world.layout.archive)/acme/2026-01-01/\(receipt.id)-a.xml"
            #expect(try world.text(kept) == "ask\npassword *******\n\(rest)")
            // The receipt is about the bytes as they came, so that they are known when they come again.
            #expect(receipt.bytes == "ask\npassword hunter2\n\(rest)".utf8.count)
            try world.write("again.xml", "ask\npassword hunter2\n\(rest)")
            try await world.untilKept(2)
            #expect(try world.receipt("again.xml.receipt.json").id == receipt.id)
        }
        await world.database.close()
        let secret = Data("hunter2".utf8)
        for name in try world.tree(world.path) {
            let data = try Data(contentsOf: URL(fileURLWithPath: "\(world.path)/\(name)"))
            #expect(data.range(of: secret) == nil, "\(name)")
        }
    }
}
