import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// What a document comes to, by what was said of its order before.
@Suite(.timeLimit(.minutes(1))) struct DocumentSequenceTests {
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
