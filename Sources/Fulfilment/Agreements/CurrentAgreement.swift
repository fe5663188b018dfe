// CurrentAgreement: what an account must have accepted before anything is released to it.
//
// GUARANTEES   Where no version has ever been published nothing is asked. A later version counts for an earlier one.

internal import Domain
internal import Storage

/// The version that is in effect.
struct CurrentAgreement {
    let version: Int64
    let title: String

    /// The one in effect at a moment; nil where there is none.
    static func find(at moment: Timestamp, in snapshot: Snapshot) throws -> CurrentAgreement? {
        try snapshot.first(
            "SELECT version, title FROM agreement WHERE effective_at <= ?1 ORDER BY version DESC LIMIT 1",
            moment.milliseconds
        ) { CurrentAgreement(version: $0.integer(0), title: $0.text(1)) }
    }

    /// Whether an account has accepted it.
    func isAccepted(by account: SmartAccountID, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer(
            "SELECT 1 FROM agreement_acceptance WHERE smart_account = ?1 AND version >= ?2 LIMIT 1",
            account.rawValue,
            version
        ) != nil
    }
}
