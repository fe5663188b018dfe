import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// What a document does to a line, by where the line stands.
@Suite(.timeLimit(.minutes(1))) struct StateMachineTests {
    /// Where line 1, of 10 PERP, stands before the document; line 2, of 1 PERP, is held without an account.
    enum Standing: String, CaseIterable, Sendable {
        case held, scheduled, released, cancelled, recorded
    }

    struct Action: Sendable {
        let says: String
        let document: @Sendable (String, Standing) -> OrderDocument

        init(_ says: String, _ document: @escaping @Sendable (String, Standing) -> OrderDocument) {
            self.says = says
            self.document = document
        }

        static func change(_ says: String, _ line: String) -> Action {
            Action(says) { number, _ in .change(number, [line]) }
        }

        /// A version of the whole order, of these lines.
        static func whole(_ says: String, _ purpose: OrderDocument.Purpose, _ lines: [String]) -> Action {
            Action(says) { number, standing in
                .made(number, lines + ["2:PERP:1"], purpose: purpose, revision: purpose == .new ? 3 : nil) { document in
                    if lines.isEmpty { return }
                    document.lines[0].endCustomer.smartAccount = StateMachineTests.account(standing)
                }
            }
        }
    }

    /// What each action comes to, in the order of `Standing.allCases`: the verdict, line 1, and the codes of faults.
    static let table: [(Action, [String])] = [
        (
            .change("more", "change 1::12"),
            [
                "changed: held noAccount PERP 12 was 10 changed", "changed: accepted PERP 12 was 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: accepted BOX 12 was 10 changed",
            ]
        ),
        (
            .change("less", "change 1::4"),
            [
                "changed: held noAccount PERP 4 was 10 changed", "changed: accepted PERP 4 was 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: accepted BOX 4 was 10 changed",
            ]
        ),
        (
            .change("as it is", "change 1::10"),
            [
                "repeated: held noAccount PERP 10", "repeated: accepted PERP 10", "repeated: released PERP 10",
                "refused: rejected order.lineEnded PERP 0", "repeated: accepted BOX 10",
            ]
        ),
        (
            .change("another SKU", "change 1:TERM-36:"),
            [
                "changed: held noAccount TERM-36 10 changed", "changed: accepted TERM-36 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: held noAccount TERM-36 10 changed",
            ]
        ),
        (
            .change("another SKU and number", "change 1:SUB-12:3"),
            [
                "changed: held noAccount SUB-12 3 was 10 changed", "changed: accepted SUB-12 3 was 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: held noAccount SUB-12 3 was 10 changed",
            ]
        ),
        (
            .change("delete", "cancel 1"),
            [
                "changed: cancelled PERP 0 was 10 changed", "changed: cancelled PERP 0 was 10 changed",
                "refused: rejected order.lineReleased PERP 10 return", "repeated: cancelled PERP 0",
                "changed: cancelled BOX 0 was 10 changed",
            ]
        ),
        (
            .change("add again", "add 1:PERP:10"),
            [
                "repeated: held noAccount PERP 10", "repeated: accepted PERP 10", "repeated: released PERP 10",
                "refused: rejected order.lineExists PERP 0", "refused: rejected order.lineExists BOX 10",
            ]
        ),
        (
            .change("add differently", "add 1:PERP:11"),
            [
                "refused: rejected order.lineExists PERP 10", "refused: rejected order.lineExists PERP 10",
                "refused: rejected order.lineExists PERP 10", "refused: rejected order.lineExists PERP 0",
                "refused: rejected order.lineExists BOX 10",
            ]
        ),
        (
            .whole("a replacement with more", .replacement, ["1:PERP:12"]),
            [
                "changed: held noAccount PERP 12 was 10 changed", "changed: accepted PERP 12 was 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: held noAccount PERP 12 was 10 changed",
            ]
        ),
        (
            .whole("a replacement without it", .replacement, []),
            [
                "changed: cancelled PERP 0 was 10 changed", "changed: cancelled PERP 0 was 10 changed",
                "refused: rejected order.lineReleased PERP 10 return", "repeated: cancelled PERP 0",
                "changed: cancelled BOX 0 was 10 changed",
            ]
        ),
        (
            .whole("a new version with less", .new, ["1:PERP:9"]),
            [
                "changed: held noAccount PERP 9 was 10 changed", "changed: accepted PERP 9 was 10 changed",
                "refused: rejected order.lineReleased PERP 10", "refused: rejected order.lineEnded PERP 0",
                "changed: held noAccount PERP 9 was 10 changed",
            ]
        ),
        (
            Action("the cancellation of the whole order") { number, _ in .cancellation(number) },
            [
                "cancelled: cancelled PERP 0 was 10 changed", "cancelled: cancelled PERP 0 was 10 changed",
                "cancelled: rejected order.lineReleased PERP 10 return", "cancelled: cancelled PERP 0",
                "cancelled: cancelled BOX 0 was 10 changed",
            ]
        ),
    ]

    @Test(arguments: Standing.allCases)
    func `a document does to a line what its standing allows`(standing: Standing) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        let column = try #require(Standing.allCases.firstIndex(of: standing))
        for (index, (action, expected)) in Self.table.enumerated() {
            let number = "\(standing)-\(index)"
            try await Self.prepare(number, standing, world)
            let requests = try await world.integer("SELECT count(*) FROM return_request")
            let outcome = try #require(try await world.outcome(action.document(number, standing)))
            let line = try #require(outcome.lines.first { $0.number.text == "1" })
            let isReturn = try await world.integer("SELECT count(*) FROM return_request") > requests
            let told = "\(outcome.verdict): \(line.told.dropFirst(2))\(isReturn ? " return" : "")"
            #expect(told == expected[column], "\(action.says), \(standing)")
            if case .rejected(let fault) = line.status {
                #expect(outcome.faults.map(\.code) == [fault.code], "\(action.says), \(standing)")
                #expect(line.detail == fault.message)
            }
            #expect(try await world.bookFaults().isEmpty, "\(action.says), \(standing)")
        }
        #expect(try await world.database.read { try Verification.faults(in: $0) } == [])
        await world.database.close()
    }

    private static func account(_ standing: Standing) -> Name? {
        standing == .scheduled || standing == .released ? Name(unchecked: "xyz.com") : nil
    }

    private static func prepare(_ number: String, _ standing: Standing, _ world: FulfilmentWorld) async throws {
        let lines = [standing == .recorded ? "1:BOX:10" : "1:PERP:10", "2:PERP:1"]
        try await world.order(.made(number, lines) { $0.lines[0].endCustomer.smartAccount = account(standing) })
        if standing == .released { try await world.release(number, ["1"]) }
        if standing == .cancelled { try await world.cancel(number, ["1"]) }
        let state = try await world.lines(number).first?.split(separator: " ")[1]
        #expect(state.map(String.init) == standing.rawValue)
    }
}
