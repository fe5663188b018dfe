// Which lines a change of an account concerns.

internal import Domain
internal import Matching
internal import Storage

extension Nomination {
    /// Brings an account's keys to what is known of it now, and names the lines that may be decided otherwise.
    ///
    /// Lines look by what they say, not by what was found: so all keys are named, those that nothing changed about too,
    /// because the account's state or country decides as well. That a line is scheduled for it is looked at in any case.
    static func change(
        from old: AccountRecord?,
        to new: AccountRecord,
        _ operation: Operation
    ) throws -> [Nomination] {
        let keys = try AccountIndex(operation).change(from: old, to: new)
        var hashes = keys.map(\.kept).sorted()
        let account = new.account.id
        hashes += try operation.snapshot.all(
            "SELECT partner, number FROM customer_number WHERE smart_account = ?1",
            account.rawValue
        ) { EvidenceKey(.customerNumber, "\(PartnerID(rawValue: $0.integer(0)))/\($0.text(1))").kept }
        if old != nil {
            hashes += try operation.snapshot.all(
                "SELECT identity_hash FROM alias WHERE smart_account = ?1 AND state <> 'revoked'",
                account.rawValue
            ) { $0.integer(0) }
        }
        let interested = hashes.map(Nomination.interested)
        return old == nil ? interested : interested + [.scheduled(account)]
    }
}
