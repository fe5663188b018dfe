// TierBreaker: takes the right to match from a tier that matched wrongly.
//
// GUARANTEES   One wrong match of T2, T3 or T4 that a person found puts the tier into shadow for the partner, in the same
//              transaction, and tells it. What is scheduled by it is decided again before its release.
// DOES NOT     Judge T0 and T1: what a person or the order names is their word, not a conclusion.

internal import Domain
internal import Logging
internal import Matching
internal import Storage

/// Judges what tiers matched.
struct TierBreaker {
    private static let judged: [EvidenceTier] = [.registry, .confirmed, .nameAndCorroborator]

    let fulfilment: Fulfilment
    let operation: Operation
    let order: OrderRecord

    /// Takes note that a line was matched wrongly with the account it stands with.
    func judge(_ line: LineRecord, _ because: String) throws {
        guard let account = line.smartAccount else { return }
        try judge(line.id, line.number, account, because)
    }

    /// Takes note that a line was matched wrongly with an account; it may never have been.
    func judge(_ line: OrderLineID, _ number: String, _ account: SmartAccountID, _ because: String) throws {
        let text = try operation.snapshot.first(
            """
            SELECT tier FROM decision WHERE line = ?1 AND smart_account = ?2 AND outcome IN ('matched', 'released')
            ORDER BY id DESC LIMIT 1
            """,
            line.rawValue,
            account.rawValue
        ) { $0.text(0) }
        guard let tier = text.flatMap({ EvidenceTier($0) }), Self.judged.contains(tier) else { return }
        let isNew = try operation.transaction.run(
            """
            INSERT INTO wrong_match(line, smart_account, partner, tier, because, actor, found_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(line, smart_account) DO NOTHING
            """,
            line.rawValue,
            account.rawValue,
            order.partner.rawValue,
            tier.description,
            because,
            operation.actor,
            operation.now.milliseconds
        )
        guard isNew == 1 else { return }
        try suspend(tier, because: "line \(number) of order \(order.number): \(because)", number, account)
    }

    private func suspend(_ tier: EvidenceTier, because: String, _ line: String, _ account: SmartAccountID) throws {
        let settings = fulfilment.settings(of: order.partner).matching
        let policy = try MatchPolicy.of(order.partner, settings, now: operation.now, in: operation.snapshot)
        guard policy.mode(of: tier) == .auto else { return }
        try operation.transaction.run(
            """
            INSERT INTO tier_state(partner, tier, mode, because, changed_at) VALUES(?1, ?2, 'shadow', ?3, ?4)
            ON CONFLICT(partner, tier) DO UPDATE SET mode = excluded.mode, because = excluded.because,
                changed_at = excluded.changed_at
            """,
            order.partner.rawValue,
            tier.description,
            because,
            operation.now.milliseconds
        )
        fulfilment.logger.warning(
            "matching tier suspended",
            metadata: ["partner": "\(order.partner)", "tier": "\(tier)", "because": "\(because)"]
        )
        try fulfilment.publish(.matchingTierSuspended, to: .partner(order.partner), order: order.id, operation) {
            data in
            data.member("tier", tier.description)
            data.member("mode", TierMode.shadow.rawValue)
            data.member("because", because)
            data.member("order", order.id.description)
            data.member("number", order.number)
            data.member("line", line)
            data.member("smartAccount", account.description)
        }
    }
}
