import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Taking files in.
@Suite(.timeLimit(.minutes(1))) struct IntakeTests {
    @Test func `a new order is held in full, and its partner is told once`() async throws {
        let world = try await FulfilmentWorld.make()
        let receipt = try await world.receive([.order(.made("A-1", ["1:PERP:5", "2:SUB-12:10"], for: "xyz.com"))])
        #expect(receipt.outcome == "accepted")
        #expect(receipt.items.map(\.outcome) == ["accepted"])
        #expect(receipt.items.map(\.lineCount) == [2])
        #expect(receipt.items.map(\.quantity) == [15])
        #expect(try await world.lines("A-1") == ["1 held noAccount", "2 held noAccount"])
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == 15)
        #expect(try await world.eventTypes() == ["order.accepted"])
        let event = try #require(try await world.events().first)
        #expect(event.owner == world.acme.description)
        #expect(event.lineNumbers == ["1", "2"])
        #expect(try await world.texts("SELECT unique_key FROM job") == ["match:\(receipt.items[0].id ?? "")"])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `the same bytes again change nothing and get the same receipt`() async throws {
        let world = try await FulfilmentWorld.make()
        var faults = FaultList()
        let place = SourcePlace(byteOffset: 7, line: 3, column: 9)
        faults.append(
            Fault(code: "csv.x", place: place, field: "q\"ty\n", message: "is “\\odd”\u{1}", remedy: "repair it")
        )
        let rejected = [RejectedDocument(kind: "order", name: "A-2", lineCount: 3)]
        let first = try await world.result([.order(.made("A-1"))], file: "f", rejected: rejected, faults: faults)
        let events = try await world.eventTypes()
        world.time.advance(milliseconds: 1_000)
        let second = try await world.result([], file: "f")
        #expect(!first.isRepeat && second.isRepeat)
        #expect(second.receipt == first.receipt)
        #expect(first.receipt.outcome == "partlyAccepted")
        #expect(first.receipt.items.map(\.outcome) == ["accepted", "rejected"])
        #expect(events == ["order.accepted", "file.quarantined"])
        #expect(try await world.eventTypes() == events)
        #expect(try await world.integer("SELECT count(*) FROM receipt") == 1)
        let kept = try await world.database.read {
            try world.fulfilment.receipt(ofPartner: world.other, sha256: [UInt8](repeating: 0, count: 32), in: $0)
        }
        #expect(kept == nil)
        await world.database.close()
    }

    @Test func `the same bytes from another partner are another file`() async throws {
        let world = try await FulfilmentWorld.make()
        let mine = try await world.result([.order(.made("A-1"))], file: "f")
        let theirs = try await world.result([.order(.made("A-1"))], file: "f", partner: world.other)
        #expect(!mine.isRepeat && !theirs.isRepeat)
        #expect(theirs.receipt.items.map(\.outcome) == ["accepted"])
        #expect(try await world.integer("SELECT count(*) FROM orders") == 2)
        await world.database.close()
    }

    @Test(
        arguments: [
            ("PERP", "held noAccount"), ("TERM-36", "held noAccount"), ("BOX", "recorded"), ("HELP", "recorded"),
            ("PAK", "recorded"), ("NEW", "held needsReview"),
        ]
    ) func `the catalog says what a line becomes`(sku: String, state: String) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.receive([.order(.made("A-1", ["1:\(sku):5"]))])
        #expect(try await world.lines("A-1") == ["1 \(state)"])
        #expect(try await world.integer("SELECT count(*) FROM lot") == (state == "recorded" ? 0 : 1))
        #expect(try await world.integer("SELECT count(*) FROM job") == (state == "recorded" ? 0 : 1))
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `an unknown SKU is a perpetual license where the partner's policy says so`() async throws {
        let world = try await FulfilmentWorld.make(unknownSKUs: .accept)
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:NEW:5"], for: "xyz.com"))
        try await world.passUndoWindow()
        #expect(try await world.lines("A-1") == ["1 released xyz.com/DEFAULT"])
        #expect(try await world.integer("SELECT count(*) FROM lot WHERE term_ends_at IS NULL") == 1)
        await world.database.close()
    }

    @Test func `lines that say the same of their customer share it`() async throws {
        let world = try await FulfilmentWorld.make()
        let lines = (1...6).map { "\($0):PERP:1" }
        let document = OrderDocument.made("A-1", lines) { document in
            document.endCustomer.name = Name(unchecked: "Common")
            document.lines[1].endCustomer.virtualAccount = VirtualAccountName(unchecked: "Berlin")
            document.lines[2].endCustomer.virtualAccount = VirtualAccountName(unchecked: "Berlin")
            document.lines[3].endCustomer.name = Name(unchecked: "Another")
            document.lines[4].endCustomer.name = Name(unchecked: "Common")
        }
        try await world.receive([.order(document)])
        let names = try await world.texts("SELECT name || coalesce(virtual_account, '') FROM end_customer ORDER BY id")
        #expect(names == ["Common", "CommonBerlin", "Another"])
        #expect(try await world.integer("SELECT count(DISTINCT end_customer) FROM order_line") == 3)
        await world.database.close()
    }

    @Test func `an order with a fault does not stop the others`() async throws {
        let world = try await FulfilmentWorld.make()
        let receipt = try await world.receive([
            .order(.made("A-1")), .order(.made("A-2", [])), .order(.made("A-3", ["1::5"])), .order(.made("A-4")),
            .order(.change("A-9", ["change 1::3"])), .order(.cancellation("A-9")),
        ])
        #expect(
            receipt.items.map(\.outcome) == ["accepted", "rejected", "rejected", "accepted", "rejected", "rejected"]
        )
        #expect(receipt.faults.map(\.code) == ["order.noLines", "line.incomplete", "order.unknown", "order.unknown"])
        #expect(receipt.faultCount == 4)
        #expect(receipt.outcome == "partlyAccepted")
        #expect(try await world.integer("SELECT count(*) FROM orders") == 2)
        let event = try #require(try await world.events("file.quarantined").first)
        #expect(event.data["receipt"] as? String == receipt.id)
        #expect((event.data["faults"] as? [Any])?.count == 4)
        await world.database.close()
    }

    @Test func `a file in which nothing can be taken is rejected, and its bytes are remembered`() async throws {
        let world = try await FulfilmentWorld.make()
        var faults = FaultList()
        faults.append(Fault(code: "xml.malformed", message: "is not XML", remedy: "send XML"))
        let receipt = try await world.receive([], file: "f", faults: faults)
        #expect(receipt.outcome == "rejected")
        #expect(try await world.eventTypes() == ["file.quarantined"])
        let again = try await world.result([], file: "f", faults: faults)
        #expect(again.isRepeat)
        #expect(again.receipt == receipt)
        #expect(try await world.eventTypes() == ["file.quarantined"])
        await world.database.close()
    }

    @Test func `bytes that were refused as a whole are taken once what stood in their way is mended`() async throws {
        let world = try await FulfilmentWorld.make()
        var faults = FaultList()
        faults.append(Fault(code: "csv.unknownHeader", message: "PO is no known header", remedy: "map it"))
        let refused = try await world.receive([], file: "f", faults: faults)
        world.time.advance(milliseconds: 1_000)
        let taken = try await world.result([.order(.made("A-1"))], file: "f")
        #expect(!taken.isRepeat)
        #expect(taken.receipt.outcome == "accepted")
        #expect((taken.receipt.id, taken.receipt.receivedAt) == (refused.id, refused.receivedAt))
        #expect(try await world.integer("SELECT count(*) FROM receipt") == 1)
        #expect(try await world.result([.order(.made("A-1"))], file: "f").isRepeat)
        #expect(try await world.integer("SELECT count(*) FROM orders") == 1)
        await world.database.close()
    }

    @Test func `an account feed that comes again counts again, for it says how things are now`() async throws {
        let world = try await FulfilmentWorld.make(mayManageAccounts: true)
        let states = [("a", SmartAccountState.active), ("s", .suspended), ("a", .active), ("a", .active)]
        var receipts: [ReceiptView] = []
        for (file, state) in states {
            var account = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: state, place: .start)
            account.name = Name(unchecked: "XYZ")
            receipts.append(try await world.receive([.account(account)], file: file))
        }
        let changed = AccountCounts(changed: 1)
        #expect(receipts.map(\.accounts) == [AccountCounts(registered: 1), changed, changed, changed])
        #expect(Set(receipts.map(\.id)).count == 2)
        #expect(try await world.integer("SELECT count(*) FROM smart_account WHERE state = 'active'") == 1)
        await world.database.close()
    }

    @Test func `accounts and assignments of a file take effect, each by itself`() async throws {
        let world = try await FulfilmentWorld.make()
        var account = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: .active, place: .start)
        account.name = Name(unchecked: "XYZ")
        account.virtualAccounts = [.init(name: VirtualAccountName(unchecked: "Berlin"))]
        var nameless = account
        nameless.domain = DomainIdentifier(unchecked: "abc.com")
        nameless.name = nil
        var assignment = AssignmentDocument(
            orderNumber: OrderNumber(unchecked: "A-1"),
            lineNumber: nil,
            smartAccount: Name(unchecked: "xyz.com"),
            place: .start
        )
        assignment.virtualAccount = VirtualAccountName(unchecked: "Berlin")
        var malformed = assignment
        malformed.smartAccount = Name(unchecked: "XYZ Inc")
        let receipt = try await world.receive([
            .order(.made("A-1")), .account(nameless), .assignment(malformed), .assignment(assignment),
            .account(account),
            .account(account),
        ])
        #expect(receipt.items.map(\.outcome) == ["accepted", "rejected", "rejected", "accepted"])
        #expect(receipt.accounts == AccountCounts(registered: 1, unchanged: 1))
        #expect(receipt.faults.map(\.code) == ["account.nameMissing", "account.malformed"])
        try await world.runJobs()
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/Berlin"])
        await world.database.close()
    }

    @Test func `a file of a partner that is not configured is refused`() async throws {
        let world = try await FulfilmentWorld.make()
        await #expect(throws: FulfilmentError.self) {
            try await world.receive([.order(.made("A-1"))], partner: PartnerID(rawValue: 77))
        }
        #expect(try await world.integer("SELECT count(*) FROM receipt") == 0)
        await world.database.close()
    }

    @Test func `preparing again keeps the partners and their holding accounts`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.database.write { transaction in
            let settings = [FulfilmentWorld.partner, FulfilmentWorld.otherPartner].map { PartnerSettings(name: $0) }
            try world.fulfilment.prepare(partners: settings, in: transaction)
        }
        #expect(world.fulfilment.partnerID(FulfilmentWorld.partner) == world.acme)
        #expect(try await world.integer("SELECT count(*) FROM holding_account") == 2)
        try await world.database.write { try world.fulfilment.prepare(partners: [], in: $0) }
        #expect(world.fulfilment.partnerID(FulfilmentWorld.partner) == nil)
        await world.database.close()
    }

    @Test func `an order of 10,000 lines goes the whole way`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", (1...10_000).map { "\($0):SUB-12:3" }, for: "xyz.com"))
        try await world.passUndoWindow()
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'released'") == 10_000)
        #expect(try await world.integer("SELECT sum(quantity) FROM virtual_balance") == 30_000)
        #expect(try await world.eventTypes().count == 5)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }
}
