import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// The answers to order documents whose senders want them.
@Suite(.timeLimit(.minutes(1))) struct OutcomeTests {
    @Test func `a new order is decided about at once, and each line is told`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.account("later.com", .pending)
        let document = OrderDocument.made("A-1", ["1:PERP:10", "2:SUB-12:20", "3:BOX:1", "4:NEW:2", "5:PERP:3"]) {
            $0.lines[0].endCustomer.smartAccount = Name(unchecked: "xyz.com")
            $0.lines[3].endCustomer.smartAccount = Name(unchecked: "xyz.com")
            $0.lines[4].endCustomer.smartAccount = Name(unchecked: "later.com")
        }
        try await world.forgetEvents()
        let outcome = try #require(try await world.outcome(document))
        #expect(outcome.document == document)
        #expect(outcome.verdict == .accepted)
        #expect(outcome.faults.isEmpty)
        #expect(
            outcome.lines.map(\.told) == [
                "1 accepted PERP 10", "2 held noAccount SUB-12 20", "3 accepted BOX 1", "4 held needsReview NEW 2",
                "5 held accountPending PERP 3",
            ]
        )
        #expect(
            outcome.lines.map(\.detail) == [
                nil, HoldReason.noAccount.explanation, nil, "SKU NEW is not in the catalog",
                HoldReason.accountPending.explanation,
            ]
        )
        #expect(
            try await world.lines("A-1") == [
                "1 scheduled xyz.com/DEFAULT", "2 held noAccount", "3 recorded", "4 held needsReview",
                "5 held accountPending",
            ]
        )
        #expect(try await world.eventTypes() == ["order.accepted", "license.held", "license.matched"])
        #expect(try await world.texts("SELECT kind FROM job") == ["release"])
        try await world.passUndoWindow()
        #expect(try await world.lines("A-1").first == "1 released xyz.com/DEFAULT")
        await world.database.close()
    }

    @Test func `no detail tells whose account was found`() async throws {
        let world = try await FulfilmentWorld.make(mayManageAccounts: true)
        for (domain, state) in [("xyz.com", SmartAccountState.suspended), ("abc.com", .active)] {
            try await world.account(domain, state, partner: world.acme) { document in
                document.customerNumbers = [CustomerNumber(unchecked: "C-\(domain)")]
            }
        }
        let numbers = ["C-xyz.com", "C-abc.com"]
        for (index, number) in numbers.enumerated() {
            let document = OrderDocument.made("A-\(index)") { document in
                document.endCustomer.customerNumber = CustomerNumber(unchecked: number)
                document.endCustomer.virtualAccount = VirtualAccountName(unchecked: "Lab")
            }
            let line = try #require(try await world.outcome(document)?.lines.first)
            guard case .held(let reason) = line.status else {
                Issue.record("\(line.told) is not held")
                continue
            }
            #expect(line.detail == reason.explanation)
        }
        await world.database.close()
    }

    @Test func `outcomes stand beside the documents, and only where they are wanted`() async throws {
        let world = try await FulfilmentWorld.make()
        let account = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: .active, place: .start)
        let documents: [FeedDocument] = [
            .account(account), .order(.made("A-1")), .order(.change("A-1", ["change 1::7"])),
            .order(.change("A-9", ["change 1::7"])),
        ]
        let plain = try await world.result(documents, file: "plain")
        #expect(plain.outcomes.isEmpty)
        #expect(try await world.texts("SELECT kind FROM job") == ["match"])
        let repeated = try await world.result([.order(.made("A-1"))], file: "repeat")
        #expect(repeated.outcomes.isEmpty)
        let wanted = try await world.result(documents, file: "wanted", wantsOutcomes: true)
        #expect(wanted.outcomes.map { $0?.verdict } == [nil, .repeated, .repeated, .refused])
        #expect(wanted.receipt.items.map(\.outcome) == ["rejected", "repeated", "repeated", "rejected"])
        #expect(wanted.outcomes.last??.faults.map(\.code) == ["order.unknown"])
        #expect(wanted.outcomes[1]?.lines.map(\.told) == ["1 held noAccount PERP 7"])
        // The job of the first file has not run; what is told is decided all the same.
        #expect(try await world.texts("SELECT hold_detail FROM order_line") == [HoldReason.noAccount.explanation])
        let again = try await world.result([.order(.made("A-1"))], file: "repeat", wantsOutcomes: true)
        #expect(again.isRepeat && again.outcomes.isEmpty)
        await world.database.close()
    }

    @Test func `a decision that fails is left to a job, and nothing of the order is lost`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.write(
            """
            CREATE TRIGGER broken BEFORE INSERT ON decision
            BEGIN SELECT RAISE(ABORT, 'no decisions today'); END
            """
        )
        let outcome = try #require(try await world.outcome(.made("A-1", ["1:PERP:10"], for: "xyz.com")))
        #expect(outcome.verdict == .accepted)
        #expect(outcome.lines.map(\.told) == ["1 held noAccount PERP 10"])
        #expect(try await world.texts("SELECT kind FROM job") == ["match"])
        #expect(try await world.integer("SELECT sum(quantity) FROM holding_balance") == 10)
        #expect(try await world.eventTypes() == ["order.accepted"])
        try await world.write("DROP TRIGGER broken")
        try await world.account("xyz.com")
        try await world.runJobs()
        #expect(try await world.lines("A-1") == ["1 scheduled xyz.com/DEFAULT"])
        #expect(try await world.bookFaults().isEmpty)
        await world.database.close()
    }

    @Test func `what a constraint refuses is told as refused`() async throws {
        let world = try await FulfilmentWorld.make()
        let outcome = try #require(try await world.outcome(.made("A-1", ["1:PERP:10", "1:PERP:11"])))
        #expect(outcome.verdict == .refused)
        #expect(outcome.faults.map(\.code) == ["document.conflict"])
        #expect(outcome.lines.map(\.told) == ["1 rejected document.conflict", "1 rejected document.conflict"])
        #expect(try await world.integer("SELECT count(*) FROM job") == 0)
        await world.database.close()
    }

    @Test func `a new version tells the lines it does not name as well`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1", ["1:PERP:10", "2:PERP:20", "3:PERP:30", "4:PERP:40"], for: "xyz.com"))
        try await world.cancel("A-1", ["4"])
        try await world.release("A-1", ["3"])
        let version = OrderDocument.made("A-1", ["1:PERP:8", "5:TERM-36:1"], for: "xyz.com", purpose: .replacement)
        let outcome = try #require(try await world.outcome(version))
        #expect(outcome.verdict == .changed)
        #expect(outcome.faults.map(\.code) == ["order.lineReleased"])
        #expect(
            outcome.lines.map(\.told) == [
                "1 accepted PERP 8 was 10 changed", "5 accepted TERM-36 1", "2 cancelled PERP 0 was 20 changed",
                "3 rejected order.lineReleased PERP 30", "4 cancelled PERP 0",
            ]
        )
        let again = try #require(try await world.outcome(version))
        #expect(again.verdict == .repeated)
        #expect(
            again.lines.map(\.told) == [
                "1 accepted PERP 8", "5 accepted TERM-36 1", "2 cancelled PERP 0", "3 released PERP 30",
                "4 cancelled PERP 0",
            ]
        )
        let cancellation = try #require(try await world.outcome(.cancellation("A-1")))
        #expect(cancellation.verdict == .cancelled)
        #expect(
            cancellation.lines.map(\.told) == [
                "1 cancelled PERP 0 was 8 changed", "2 cancelled PERP 0", "3 rejected order.lineReleased PERP 30",
                "4 cancelled PERP 0", "5 cancelled TERM-36 0 was 1 changed",
            ]
        )
        await world.database.close()
    }
}
