internal import Domain
internal import Matching
internal import Storage

/// An alias as its row tells it.
struct KnownAlias {
    let entry: AliasBook.Entry
    let partner: PartnerID
    let identity: EvidenceKey
    let state: String

    /// The alias with the id.
    ///
    /// - Throws: `FulfilmentError` when there is none; `StorageError`.
    static func find(_ id: AliasID, in snapshot: Snapshot) throws -> KnownAlias {
        let found = try snapshot.first(
            "SELECT partner, identity, smart_account, state, author, learned_from FROM alias WHERE id = ?1",
            id.rawValue
        ) { row in
            KnownAlias(
                entry: AliasBook.Entry(
                    id: id,
                    account: SmartAccountID(rawValue: row.integer(2)),
                    isConfirmed: row.text(3) == "confirmed",
                    author: row.text(4),
                    learnedFrom: OrderID(rawValue: row.integer(5))
                ),
                partner: PartnerID(rawValue: row.integer(0)),
                identity: EvidenceKey(.alias, row.text(1)),
                state: row.text(3)
            )
        }
        guard let found else { throw FulfilmentError.unknownAlias(id) }
        return found
    }
}

extension FulfilmentError {
    static func unknownAlias(_ id: AliasID) -> FulfilmentError {
        FulfilmentError(
            code: "alias.unknown",
            message: "there is no alias \(id)",
            remedy: "look at 'holdfast aliases'"
        )
    }
}
