import Domain
import Foundation
import Fulfilment
import Inbox
import Storage
import TestSupport
import Testing

/// What a partner gets, and where files go.
@Suite(.timeLimit(.minutes(1))) struct AnswerTests {
    @Test func `an accepted file has its receipt, and lies in the archive under its day`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("Order №1 'x'.csv", "order 1\n")
        try await world.runUntilKept(1)
        let receipt = try world.receipt("Order №1 'x'.csv.receipt.json")
        #expect((receipt.outcome, receipt.bytes, receipt.fileName) == ("accepted", 8, "Order №1 'x'.csv"))
        let text = try world.text("\(world.layout.receipts(of: InboxWorld.acme))/Order №1 'x'.csv.receipt.txt")
        #expect(text.contains("Holdfast receipt \(receipt.id)"))
        #expect(text.contains("Outcome   accepted"))
        #expect(try world.tree(world.layout.archive) == ["acme/2026-01-01/\(receipt.id)-Order__1__x_.csv"])
        #expect(try world.tree(world.layout.quarantine).isEmpty)
        #expect(try world.inboxNames().isEmpty && world.spoolNames().isEmpty)
        await world.database.close()
    }

    @Test(arguments: [("order 1\nbad line\n", "partlyAccepted"), ("x\nbad \u{1b}[31m\n", "rejected")])
    func `a file with faults lies in quarantine with a report that says where they are`(
        content: String,
        outcome: String
    ) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        try world.write("a.csv", content)
        try await world.runUntilKept(1)
        let receipt = try world.receipt("a.csv.receipt.json")
        #expect(receipt.outcome == outcome)
        let quarantine = "\(world.layout.quarantine(of: InboxWorld.acme))/\(receipt.id)"
        #expect(try world.text("\(quarantine)/original") == content)
        let report = try Data(contentsOf: URL(fileURLWithPath: "\(quarantine)/report.json"))
        #expect(try JSONDecoder().decode(ReceiptView.self, from: report) == receipt)
        let text = try world.text("\(quarantine)/report.txt")
        #expect(text.contains("1 fault:\nline 2, column 3: word is bad"))
        #expect(text.contains("; write it well [test.bad, byte 7]"))
        #expect(!text.contains("\u{1b}"))
        #expect(try world.tree(world.layout.archive).isEmpty)
        await world.database.close()
    }

    @Test func `the same bytes again get the same receipt, and nothing new is taken in`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            for (count, name) in ["a.csv", "a.csv", "b.csv"].enumerated() {
                try world.deliver(name, "order 1\n")
                try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == count + 1 }
            }
        }
        #expect(try await world.received() == ["a.csv"])
        #expect(try world.receipt("a.csv.receipt.json") == world.receipt("b.csv.receipt.json"))
        let names = ["a.csv.receipt.json", "a.csv.receipt.txt", "b.csv.receipt.json", "b.csv.receipt.txt"]
        #expect(try world.receiptNames() == names)
        let id = try world.receipt("a.csv.receipt.json").id
        #expect(try world.tree("\(world.layout.archive)/acme/2026-01-01") == ["\(id)-a.csv", "\(id)-b.csv"])
        let text = try world.text("\(world.layout.receipts(of: InboxWorld.acme))/b.csv.receipt.txt")
        #expect(text.contains("b.csv changed nothing"))
        #expect(world.inbox.status.partners[InboxWorld.acme]?.repeated == 2)
        // Known bytes are not parsed again.
        #expect(world.parser.calls == ["order 1"])
        await world.database.close()
    }

    @Test func `refused bytes that come again are archived as a repeat`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.deliver("a.csv", "bad\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.quarantined == 1 }
            try world.deliver("a.csv", "bad\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        let id = try world.receipt("a.csv.receipt.json").id
        #expect(try world.tree(world.layout.archive) == ["acme/2026-01-01/\(id)-a.csv"])
        #expect(try world.names(world.layout.quarantine(of: InboxWorld.acme)) == [id])
        await world.database.close()
    }

    @Test(arguments: [("order 1\n", "accepted"), ("order 1\nbad line\n", "partlyAccepted")])
    func `refused bytes are read anew when what stood in their way is mended, also after a failure`(
        mended: String,
        outcome: String
    ) async throws {
        let world = try await InboxWorld.make()
        let quarantine = world.layout.quarantine(of: InboxWorld.acme)
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.deliver("a.csv", "bad\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.quarantined == 1 }
            let id = try world.receipt("a.csv.receipt.json").id
            world.parser.mend(mended)
            // The second look fails at first, for a reason that is not the file's.
            world.receiver.fail(TestError.told("not now"))
            try world.deliver("a.csv", try world.text("\(quarantine)/\(id)/original"))
            try await world.until { world.receiver.calls >= 2 }
            world.receiver.fail(nil)
            try await world.until {
                let status = world.inbox.status.partners[InboxWorld.acme]
                return (status?.archived ?? 0) + (status?.quarantined ?? 0) == 2
            }
            #expect(try world.receipt("a.csv.receipt.json").id == id)
        }
        let receipt = try world.receipt("a.csv.receipt.json")
        #expect(receipt.outcome == outcome)
        #expect(try world.receiptNames() == ["a.csv.receipt.json", "a.csv.receipt.txt"])
        if outcome == "accepted" {
            #expect(try world.tree(world.layout.archive) == ["acme/2026-01-01/\(receipt.id)-a.csv"])
        } else {
            // The quarantine's report says what is true now.
            let report = try Data(contentsOf: URL(fileURLWithPath: "\(quarantine)/\(receipt.id)/report.json"))
            #expect(try JSONDecoder().decode(ReceiptView.self, from: report) == receipt)
            #expect(try world.names(quarantine) == [receipt.id])
        }
        await world.database.close()
    }

    @Test func `another file of the same name never replaces the first one's receipt`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            for number in 1...3 {
                try world.deliver("a.csv", "order \(number)\n")
                try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == number }
            }
            // The second one's bytes once more find their own receipt.
            try world.deliver("a.csv", "order 2\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 4 }
        }
        let names = try world.receiptNames().filter { $0.hasSuffix(".json") }
        let receipts = try names.map { (name: $0, receipt: try world.receipt($0)) }
        #expect(receipts.count == 3)
        #expect(Set(receipts.map(\.receipt.id)).count == 3)
        for (name, receipt) in receipts where name != "a.csv.receipt.json" {
            #expect(name == "a.csv.\(receipt.id).receipt.json")
        }
        await world.database.close()
    }

    @Test func `names of 255 bytes are answered too, and told apart`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let stem = String(repeating: "é", count: 126)
        for (name, order) in [("\(stem)1.x", 1), ("\(stem)2.x", 2), ("\(stem)", 3)] {
            #expect(name.utf8.count <= 255)
            try world.write(name, "order \(order)\n")
        }
        try await world.runUntilKept(3)
        let names = try world.receiptNames()
        #expect(names.count == 6)
        #expect(names.allSatisfy { $0.utf8.count <= 255 })
        let receipts = try names.filter { $0.hasSuffix(".json") }.map { try world.receipt($0).id }
        #expect(Set(receipts).count == 3)
        #expect(try world.tree(world.layout.archive).count == 3)
        await world.database.close()
    }

    @Test func `two partners may send the same name and the same bytes`() async throws {
        let world = try await InboxWorld.make(partners: [InboxWorld.acme, InboxWorld.globex])
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n", to: InboxWorld.acme)
        try world.write("a.csv", "order 1\n", to: InboxWorld.globex)
        try await world.runUntilKept(2)
        #expect(try await world.received() == ["a.csv", "a.csv"])
        let ids = try [InboxWorld.acme, .init(unchecked: "globex")].map {
            try world.receipt("a.csv.receipt.json", of: $0).id
        }
        #expect(Set(ids).count == 2)
        await world.database.close()
    }

    @Test func `accepted files are removed when their time is over, and nothing else is`() async throws {
        let world = try await InboxWorld.make { $0.retentionDays = 30 }
        try await world.inbox.prepare()
        let archive = world.layout.archive(of: InboxWorld.acme)
        for day in ["2025-11-30", "2025-12-01", "2025-12-02", "2025-12-31", "notes", "20251101"] {
            try FileManager.default.createDirectory(atPath: "\(archive)/\(day)", withIntermediateDirectories: true)
            for number in 0..<(day == "2025-11-30" ? 1_200 : 1) {
                #expect(FileManager.default.createFile(atPath: "\(archive)/\(day)/\(number)", contents: nil))
            }
        }
        try await world.running {
            try await world.until { try world.names(archive).count == 4 }
        }
        // 2026-01-01 less 30 days is 2025-12-02, which is kept.
        #expect(try world.names(archive) == ["2025-12-02", "2025-12-31", "20251101", "notes"])
        await world.database.close()
    }
}
