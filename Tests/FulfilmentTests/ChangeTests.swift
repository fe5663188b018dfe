import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// What changes and cancellations do to orders on their way.
@Suite(.timeLimit(.minutes(1))) struct ChangeTests {
    @Test func `a new version says everything of the order as a whole, a change only what it names`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.order(
            .made("A-1") { document in
                document.currency = Name(unchecked: "EUR")
                document.reseller = Name(unchecked: "R")
            }
        )
        let change = try await world.order(
            .made("A-1", ["change 1::5"], purpose: .change) { $0.currency = Name(unchecked: "USD") }
        )
        #expect(change.items.map(\.outcome) == ["changed"])
        #expect(try await world.texts("SELECT currency || ' ' || reseller FROM orders") == ["USD R"])
        let event = try #require(try await world.events("order.changed").first)
        #expect(event.data["detail"] as? String == "currency was EUR, is USD")
        try await world.order(.made("A-1", revision: 9) { $0.currency = Name(unchecked: "USD") })
        #expect(try await world.texts("SELECT currency || coalesce(reseller, ' none') FROM orders") == ["USD none"])
        await world.database.close()
    }

    @Test func `a new version may let its lines wait for the request, or not wait any more`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:PERP:1", "2:NEW:1"], for: "xyz.com"))
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT", "2 held needsReview"])
        try await world.order(
            .made("A-1", ["1:PERP:1", "2:NEW:1"], for: "xyz.com", revision: 1) {
                $0.isReleasedOnRequest = true
            }
        )
        #expect(try await world.lines("A-1") == ["1 held onRequest", "2 held onRequest"])
        try await world.order(.made("A-1", ["1:PERP:1", "2:NEW:1", "3:PERP:1"], for: "xyz.com", revision: 2))
        #expect(
            try await world.lines("A-1") == [
                "1 scheduled xyz.com/DEFAULT", "2 held needsReview", "3 scheduled xyz.com/DEFAULT",
            ]
        )
        try await world.addProduct("NEW", .subscription(months: 3))
        try await world.passUndoWindow()
        #expect(try await world.integer("SELECT count(*) FROM lot WHERE term_months = 3 AND term_ends_at > 0") == 1)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `a scheduled line that changes goes back through matching`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.account("abc.com")
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"], for: "xyz.com"))
        world.time.advance(milliseconds: FulfilmentWorld.window / 2)
        try await world.order(.change("A-1", ["change 1::11"]))
        try await world.order(
            .made("A-1", ["change 2::"], for: "abc.com", purpose: .change)
        )
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT", "2 scheduled abc.com/DEFAULT"])
        world.time.advance(milliseconds: FulfilmentWorld.window / 2)
        try await world.runJobs()
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'released'") == 0)
        #expect(try await world.bookFaults().isEmpty)
        world.time.advance(milliseconds: FulfilmentWorld.window / 2)
        try await world.runJobs()
        #expect(try await world.lines("A-1") == ["1 released xyz.com/DEFAULT", "2 released abc.com/DEFAULT"])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `what a change asks of a released line is refused, and the rest is done`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20"], for: "xyz.com"))
        try await world.passUndoWindow()
        try await world.order(.change("A-1", ["add 3:PERP:30"]))
        try await world.forgetEvents()
        let receipt = try await world.order(.change("A-1", ["change 1::11", "cancel 2", "change 3::31"]))
        #expect(receipt.outcome == "partlyAccepted")
        #expect(receipt.items.map(\.outcome) == ["changed"])
        #expect(receipt.faults.map(\.code) == ["order.lineReleased", "order.lineReleased"])
        #expect(receipt.faults.map(\.field) == ["line 1", "line 2"])
        #expect(
            try await world.texts("SELECT number FROM return_request r JOIN order_line l ON l.id = r.line") == ["2"]
        )
        #expect(try await world.integer("SELECT sum(quantity) FROM virtual_balance") == 30)
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == 31)
        #expect(try await world.events("license.return_requested").map(\.lineNumbers) == [["2"]])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `a cancellation takes back what waits, asks for the return of the rest, and says so`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(
            .made("A-1", ["1:PERP:10", "2:BOX:1", "3:PERP:5"]) { document in
                document.lines[0].endCustomer.smartAccount = Name(unchecked: "xyz.com")
            }
        )
        try await world.passUndoWindow()
        #expect(try await world.lines("A-1") == ["1 released xyz.com/DEFAULT", "2 recorded", "3 held noAccount"])
        let first = try await world.order(.cancellation("A-1"))
        #expect(first.items.map(\.outcome) == ["cancelled"])
        #expect(first.faults.map(\.code) == ["order.lineReleased"])
        #expect(try await world.lines("A-1") == ["1 released xyz.com/DEFAULT", "2 cancelled", "3 cancelled"])
        let second = try await world.order(.cancellation("A-1", revision: 7))
        #expect(second.items.map(\.outcome) == ["rejected"])
        #expect(second.faults.map(\.code) == ["order.lineReleased"])
        #expect(try await world.integer("SELECT count(*) FROM return_request") == 1)
        #expect(try await world.events("license.return_requested").count == 1)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `an order cancelled before its release is told as one, and takes no change any more`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:5"], for: "xyz.com"))
        try await world.forgetEvents()
        let receipt = try await world.order(.cancellation("A-1"))
        #expect(receipt.items.map(\.outcome) == ["cancelled"])
        #expect(try await world.eventTypes() == ["order.cancelled"])
        #expect(try await world.order(.cancellation("A-1", revision: 8)).items.map(\.outcome) == ["repeated"])
        let change = try await world.order(.change("A-1", ["add 3:PERP:1"]))
        #expect(change.faults.map(\.code) == ["order.cancelled"])
        try await world.passUndoWindow()
        #expect(try await world.lines("A-1") == ["1 cancelled", "2 cancelled"])
        #expect(try await world.integer("SELECT count(*) FROM job") == 0)
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }
}
