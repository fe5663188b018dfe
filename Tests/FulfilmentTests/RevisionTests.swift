import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Documents about orders that are known.
@Suite(.timeLimit(.minutes(1))) struct RevisionTests {
    @Test func `an order that comes again in another file is repeated`() async throws {
        let world = try await FulfilmentWorld.make()
        let first = try await world.order(.made("A-1", for: "xyz.com"))
        try await world.forgetEvents()
        let second = try await world.order(.made("A-1", for: "xyz.com"))
        #expect(second.outcome == "accepted")
        #expect(second.items.map(\.outcome) == ["repeated"])
        #expect(second.items.map(\.id) == first.items.map(\.id))
        #expect(try await world.integer("SELECT count(*) FROM order_line") == 1)
        #expect(try await world.eventTypes().isEmpty)
        await world.database.close()
    }

    struct Conflict: CustomTestStringConvertible, Sendable {
        var says: String
        var lines = ["1:PERP:5", "2:SUB-12:1"]
        var change: @Sendable (inout OrderDocument) -> Void = { _ in }
        var message: String

        var testDescription: String { says }
    }

    static let conflicts: [Conflict] = [
        Conflict(
            says: "a quantity",
            lines: ["1:PERP:7", "2:SUB-12:1"],
            message: "line 1: quantity was 5, the file says 7"
        ),
        Conflict(
            says: "a SKU",
            lines: ["1:TERM-36:5", "2:SUB-12:1"],
            message: "line 1: SKU was PERP, the file says TERM-36"
        ),
        Conflict(
            says: "a line more",
            lines: ["1:PERP:5", "2:SUB-12:1", "3:BOX:1"],
            message: "line 3: it was not there"
        ),
        Conflict(says: "a line less", lines: ["1:PERP:5"], message: "line 2: it was there, the file does not have it"),
        Conflict(
            says: "the kind",
            change: { $0.kind = .stocking },
            message: "kind was standard, the file says stocking"
        ),
        Conflict(
            says: "the currency",
            change: { $0.currency = Name(unchecked: "EUR") },
            message: "currency was not given, the file says EUR"
        ),
        Conflict(
            says: "a price",
            change: { $0.lines[1].unitPrice = try? DecimalNumber("19.90") },
            message: "line 2: price was not given, the file says 19.90"
        ),
        Conflict(
            says: "a customer",
            change: { $0.lines[1].endCustomer.smartAccount = Name(unchecked: "abc.com") },
            message: "line 2: the end customer's smartAccount was xyz.com, the file says abc.com"
        ),
    ]

    @Test(arguments: conflicts)
    func `another content under the same number is refused with what differs`(row: Conflict) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:5", "2:SUB-12:1"], for: "xyz.com"))
        try await world.forgetEvents()
        let receipt = try await world.receive([
            .order(.made("A-1", row.lines, for: "xyz.com", change: row.change)), .order(.made("A-2")),
        ])
        #expect(receipt.items.map(\.outcome) == ["rejected", "accepted"])
        #expect(receipt.faults.map(\.message) == [row.message])
        #expect(receipt.faults.map(\.code) == ["order.conflict"])
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == 11)
        #expect(try await world.eventTypes() == ["order.accepted", "file.quarantined"])
        await world.database.close()
    }

    struct Change: CustomTestStringConvertible, Sendable {
        var says: String
        var lines: [String]
        var outcome = "changed"
        var states: [String]
        /// Licenses in the holding account, of 10 of line 1 and 20 of line 2 before.
        var held: Int
        var codes: [String] = []

        var testDescription: String { says }
    }

    static let changes: [Change] = [
        Change(
            says: "more",
            lines: ["change 1::12"],
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 32
        ),
        Change(
            says: "less",
            lines: ["change 1::4"],
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 24
        ),
        Change(
            says: "another SKU",
            lines: ["change 1:TERM-36:"],
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 30
        ),
        Change(
            says: "hardware instead",
            lines: ["change 1:BOX:"],
            states: ["1 recorded", "2 held noAccount", "3 recorded"],
            held: 20
        ),
        Change(
            says: "a license instead of hardware",
            lines: ["change 3:PERP:7"],
            states: ["1 held noAccount", "2 held noAccount", "3 held noAccount"],
            held: 37
        ),
        Change(
            says: "an unknown SKU instead",
            lines: ["change 1:NEW:8"],
            states: ["1 held needsReview", "2 held noAccount", "3 recorded"],
            held: 28
        ),
        Change(
            says: "a line more",
            lines: ["add 4:PERP:3"],
            states: ["1 held noAccount", "2 held noAccount", "3 recorded", "4 held noAccount"],
            held: 33
        ),
        Change(
            says: "a line less",
            lines: ["cancel 2"],
            states: ["1 held noAccount", "2 cancelled", "3 recorded"],
            held: 10
        ),
        Change(
            says: "hardware less",
            lines: ["cancel 3"],
            states: ["1 held noAccount", "2 held noAccount", "3 cancelled"],
            held: 30
        ),
        Change(
            says: "several",
            lines: ["cancel 1", "change 2::1", "add 4:BOX:1"],
            states: ["1 cancelled", "2 held noAccount", "3 recorded", "4 recorded"],
            held: 1
        ),
        Change(
            says: "nothing new",
            lines: ["change 1:PERP:10"],
            outcome: "repeated",
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 30
        ),
        Change(
            says: "a line that is there",
            lines: ["add 1:PERP:99"],
            outcome: "rejected",
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 30,
            codes: ["order.lineExists"]
        ),
        Change(
            says: "a line that is not there",
            lines: ["change 9::1", "cancel 2"],
            outcome: "rejected",
            states: ["1 held noAccount", "2 held noAccount", "3 recorded"],
            held: 30,
            codes: ["order.lineUnknown"]
        ),
    ]

    @Test(arguments: changes)
    func `a change does to each line what it says, or nothing at all`(row: Change) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:10", "2:SUB-12:20", "3:BOX:1"]))
        try await world.forgetEvents()
        let receipt = try await world.order(.change("A-1", row.lines))
        #expect(receipt.items.map(\.outcome) == [row.outcome])
        #expect(receipt.faults.map(\.code) == row.codes)
        #expect(try await world.lines("A-1") == row.states)
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == row.held)
        #expect(try await world.bookFaults().isEmpty)
        #expect(try await world.eventTypes().contains("order.changed") == (row.outcome == "changed"))
        await world.database.close()
    }

    @Test func `revisions apply in order, repeat, contradict and go stale`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:5"], revision: 1))
        let documents: [(OrderDocument, outcome: String, code: String?, quantity: Int)] = [
            (.change("A-1", ["change 1::6"], revision: 3), "changed", nil, 6),
            (.change("A-1", ["change 1::6"], revision: 3), "repeated", nil, 6),
            (.change("A-1", ["change 1::7"], revision: 3), "rejected", "order.conflict", 6),
            (.change("A-1", ["change 1::8"], revision: 2), "rejected", "order.staleRevision", 6),
            (.made("A-1", ["1:PERP:5"], revision: 1), "repeated", nil, 6),
            (.made("A-1", ["1:PERP:9"], revision: 4), "changed", nil, 9),
            (.made("A-1", ["1:PERP:9"], revision: 5), "repeated", nil, 9),
            (.change("A-1", ["change 1::10"]), "changed", nil, 10),
            (.change("A-1", ["change 1::10"]), "repeated", nil, 10),
        ]
        for (document, outcome, code, quantity) in documents {
            let receipt = try await world.order(document)
            #expect(receipt.items.map(\.outcome) == [outcome])
            #expect(receipt.faults.map(\.code) == [code].compactMap(\.self))
            #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == quantity)
        }
        #expect(try await world.integer("SELECT revision FROM orders") == 6)
        #expect(
            try await world.texts("SELECT summary FROM order_change ORDER BY revision") == [
                "line 1 changed (quantity was 5, is 6)", "line 1 changed (quantity was 6, is 9)", "nothing changed",
                "line 1 changed (quantity was 9, is 10)",
            ]
        )
        await world.database.close()
    }

    @Test func `a new version of the whole order adds, changes and cancels what it says`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20", "3:PERP:30"]))
        let receipt = try await world.order(.made("A-1", ["1:PERP:10", "3:PERP:31", "4:PERP:1"], revision: 1))
        #expect(receipt.items.map(\.outcome) == ["changed"])
        #expect(
            try await world.lines("A-1") == [
                "1 held noAccount", "2 cancelled", "3 held noAccount", "4 held noAccount",
            ]
        )
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == 42)
        let other = try await world.order(.made("A-1", ["1:PERP:1"], revision: 2) { $0.kind = .stocking })
        #expect(other.faults.map(\.code) == ["order.kindChanged"])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }
}
