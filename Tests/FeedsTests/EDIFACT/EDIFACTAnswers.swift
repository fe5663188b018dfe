// EDIFACTAnswers: acknowledgements for the tests, with outcomes of every kind.

import Domain
import Feeds

/// Counts from 1, in each series by itself.
final class CountingNumbers: ControlNumberSource {
    private(set) var last: [String: Int] = [:]

    func next(in series: String) -> Int {
        last[series, default: 0] += 1
        return last[series] ?? 0
    }
}

enum EDIFACTAnswers {
    static let rejection = Fault(
        code: "order.lineReleased",
        message: "the line's licenses are with the customer: 5 + 5 isn't 7?",
        remedy: "return them first"
    )

    /// Answers each order as accepted, its lines held.
    static func held(_ order: OrderDocument) -> OrderOutcome {
        OrderOutcome(
            document: order,
            verdict: .accepted,
            lines: order.lines.map { line in
                LineOutcome(
                    number: line.number,
                    status: .held(.noAccount),
                    sku: line.sku,
                    quantity: line.quantity?.count
                )
            }
        )
    }

    static func files(
        _ envelope: FeedEnvelope,
        _ orders: [OrderDocument],
        numbers: CountingNumbers = CountingNumbers(),
        profile: FeedProfile = FeedProfile(),
        outcome: (OrderDocument) -> OrderOutcome? = held
    ) throws -> [AcknowledgementFile] {
        let feed = AnsweredFeed(
            envelope: envelope,
            outcomes: orders.map(outcome),
            faults: FaultList(),
            receipt: "rcp_1",
            partner: "acme",
            // 2026-11-25T13:05:09Z.
            receivedAt: Timestamp(milliseconds: 1_795_611_909_000)
        )
        return try Acknowledgements.files(answering: feed, profile: profile, numbers: numbers)
    }

    /// The acknowledgements of a text, as `kind: segment, segment`.
    static func texts(
        _ text: String,
        profile: FeedProfile = FeedProfile(),
        outcome: (OrderDocument) -> OrderOutcome? = held
    ) throws -> [String] {
        let feed = parse(text, profile)
        guard let envelope = feed.envelope else { return [] }
        return try files(envelope, feed.orders, profile: profile, outcome: outcome).map {
            String(decoding: $0.bytes, as: UTF8.self)
        }
    }
}
