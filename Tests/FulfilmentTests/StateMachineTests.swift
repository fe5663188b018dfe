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

    struct Sequence: CustomTestStringConvertible, Sendable {
        var says: String
        var documents: [OrderDocument]
        /// Of the last document.
        var verdict: OrderOutcome.Verdict
        var code: String?
        /// The order's revision at the end; nil where there is none.
        var revision: Int?

        var testDescription: String { says }
    }

    private static let first = OrderDocument.made("A-1", ["1:PERP:5", "2:PERP:1"])

    private static func replacement(_ quantity: Int, _ revision: Int? = nil) -> OrderDocument {
        .made("A-1", ["1:PERP:\(quantity)", "2:PERP:1"], purpose: .replacement, revision: revision)
    }

    private static func change(_ quantity: Int, _ revision: Int? = nil) -> OrderDocument {
        .change("A-1", ["change 1::\(quantity)"], revision: revision)
    }

    static let sequences: [Sequence] = [
        Sequence(
            says: "a change for an unknown order",
            documents: [change(6)],
            verdict: .refused,
            code: "order.unknown"
        ),
        Sequence(
            says: "a replacement of an unknown order",
            documents: [replacement(6)],
            verdict: .refused,
            code: "order.unknown"
        ),
        Sequence(
            says: "the cancellation of an unknown order",
            documents: [.cancellation("A-1")],
            verdict: .refused,
            code: "order.unknown"
        ),
        Sequence(
            says: "an older revision after a newer",
            documents: [first, change(6, 3), change(7, 2)],
            verdict: .refused,
            code: "order.staleRevision",
            revision: 3
        ),
        Sequence(
            says: "an older replacement after a newer",
            documents: [first, replacement(6, 3), replacement(7, 2)],
            verdict: .refused,
            code: "order.staleRevision",
            revision: 3
        ),
        Sequence(
            says: "an older cancellation after a newer change",
            documents: [first, change(6, 3), .cancellation("A-1", revision: 2)],
            verdict: .refused,
            code: "order.staleRevision",
            revision: 3
        ),
        Sequence(
            says: "the same revision with other content",
            documents: [first, change(6, 1), change(7, 1)],
            verdict: .refused,
            code: "order.conflict",
            revision: 1
        ),
        Sequence(
            says: "the same revision of a replacement with other content",
            documents: [first, replacement(6, 1), replacement(7, 1)],
            verdict: .refused,
            code: "order.conflict",
            revision: 1
        ),
        Sequence(
            says: "the same revision again",
            documents: [first, change(6, 1), change(7, 2), change(6, 1)],
            verdict: .repeated,
            revision: 2
        ),
        Sequence(
            says: "the same content under the next revision",
            documents: [first, change(6, 1), change(6, 2)],
            verdict: .repeated,
            revision: 2
        ),
        Sequence(
            says: "a replacement as the next revision",
            documents: [first, replacement(6)],
            verdict: .changed,
            revision: 1
        ),
        Sequence(
            says: "a replacement that says what the order says",
            documents: [first, replacement(5)],
            verdict: .repeated,
            revision: 0
        ),
        Sequence(
            says: "a replacement that says what a change has made",
            documents: [first, change(6), replacement(6)],
            verdict: .repeated,
            revision: 1
        ),
        Sequence(
            says: "the same replacement twice",
            documents: [first, replacement(6), replacement(6)],
            verdict: .repeated,
            revision: 1
        ),
        Sequence(
            says: "a replacement that goes back to the first version",
            documents: [first, replacement(6), replacement(5)],
            verdict: .changed,
            revision: 2
        ),
        Sequence(
            says: "a new version that says what a replacement said",
            documents: [first, replacement(6, 4), .made("A-1", ["1:PERP:6", "2:PERP:1"], revision: 4)],
            verdict: .repeated,
            revision: 4
        ),
        Sequence(
            says: "the first version under a revision that a change has made",
            documents: [first, change(6), .made("A-1", ["1:PERP:5", "2:PERP:1"], revision: 1)],
            verdict: .refused,
            code: "order.conflict",
            revision: 1
        ),
        Sequence(
            says: "a replacement of another kind",
            documents: [
                first, .made("A-1", ["1:PERP:6"], purpose: .replacement) { $0.kind = .stocking },
            ],
            verdict: .refused,
            code: "order.kindChanged",
            revision: 0
        ),
        Sequence(
            says: "a replacement without a quantity",
            documents: [first, .made("A-1", ["1:PERP:"], purpose: .replacement)],
            verdict: .refused,
            code: "line.incomplete",
            revision: 0
        ),
        Sequence(
            says: "a change of a line that is not there",
            documents: [first, .change("A-1", ["change 9::1"])],
            verdict: .refused,
            code: "order.lineUnknown",
            revision: 0
        ),
        Sequence(
            says: "a change after the cancellation",
            documents: [first, .cancellation("A-1"), change(6)],
            verdict: .refused,
            code: "order.cancelled",
            revision: 1
        ),
        Sequence(
            says: "a replacement after the cancellation",
            documents: [first, .cancellation("A-1"), replacement(6)],
            verdict: .refused,
            code: "order.cancelled",
            revision: 1
        ),
        Sequence(
            says: "the cancellation twice",
            documents: [first, .cancellation("A-1"), .cancellation("A-1", revision: 5)],
            verdict: .repeated,
            revision: 1
        ),
    ]

    @Test func `documents about one order are judged by what came before`() async throws {
        let world = try await FulfilmentWorld.make()
        for (index, row) in Self.sequences.enumerated() {
            let number = OrderNumber(unchecked: "S-\(index)")
            var last: OrderOutcome?
            for var document in row.documents {
                document.number = number
                last = try await world.outcome(document)
            }
            let outcome = try #require(last)
            #expect(outcome.verdict == row.verdict, "\(row.says)")
            #expect(outcome.faults.first?.code == row.code, "\(row.says)")
            let revision = try await world.database.read {
                try $0.integer("SELECT revision FROM orders WHERE number = ?1", number.text)
            }
            #expect(revision.map(Int.init) == row.revision, "\(row.says)")
        }
        #expect(try await world.bookFaults().isEmpty)
        #expect(try await world.database.read { try Verification.faults(in: $0) } == [])
        await world.database.close()
    }
}
