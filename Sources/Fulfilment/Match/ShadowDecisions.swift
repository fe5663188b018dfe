// ShadowDecisions: what tiers in shadow would have matched, and whether it would have been right.
//
// GUARANTEES   Once for each line and account. The release of the line judges it, or a person's word; never the tier
//              that is judged.

internal import Domain
internal import Matching
internal import Storage

/// The record of the tiers in shadow.
struct ShadowDecisions {
    let operation: Operation
    let partner: PartnerID

    /// Keeps what a tier would have matched.
    func record(_ shadow: Verdict.Shadow, of line: LineRecord) throws {
        try operation.transaction.run(
            """
            INSERT INTO shadow_decision(line, smart_account, partner, tier, decided_at) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(line, smart_account) DO NOTHING
            """,
            line.id.rawValue,
            shadow.account.rawValue,
            partner.rawValue,
            shadow.tier.description,
            operation.now.milliseconds
        )
    }

    /// Judges by where the line was released to.
    func judge(_ line: LineRecord, _ target: LineTarget) throws {
        try operation.transaction.run(
            """
            UPDATE shadow_decision SET agreed = CASE WHEN smart_account = ?2 THEN 1 ELSE 0 END, judged_at = ?3
            WHERE line = ?1 AND agreed IS NULL AND tier <> ?4
            """,
            line.id.rawValue,
            target.account.id.rawValue,
            operation.now.milliseconds,
            target.tier.description
        )
    }

    /// A person says that a line is not the account's.
    func deny(_ line: OrderLineID, _ account: SmartAccountID) throws {
        try operation.transaction.run(
            """
            UPDATE shadow_decision SET agreed = 0, judged_at = ?3
            WHERE line = ?1 AND smart_account = ?2 AND coalesce(agreed, 1) = 1
            """,
            line.rawValue,
            account.rawValue,
            operation.now.milliseconds
        )
    }
}
