// VirtualAccountPlace: a virtual account with what it lies in, for asking what may be done there.

internal import Domain
internal import Storage

/// Where a virtual account is in its Smart Account.
struct VirtualAccountPlace {
    let id: VirtualAccountID
    let smartAccount: SmartAccountID
    let name: VirtualAccountName
    /// What it lies in, the nearest first.
    let within: [VirtualAccountID]

    var resource: Resource { .virtualAccount(id, of: smartAccount, within: within) }

    /// A virtual account of a Smart Account, by its name or as `va_…`.
    ///
    /// - Throws: `FulfilmentError` `virtualAccount.unknown`; `StorageError`.
    static func find(_ written: String, of account: SmartAccountID, in snapshot: Snapshot) throws -> VirtualAccountPlace
    {
        let number: Int64? =
            if let id = VirtualAccountID(written) {
                id.rawValue
            } else {
                try snapshot.integer(
                    "SELECT id FROM virtual_account WHERE smart_account = ?1 AND name = ?2",
                    account.rawValue,
                    written
                )
            }
        let found = try number.flatMap { try find(VirtualAccountID(rawValue: $0), in: snapshot) }
        guard let found, found.smartAccount == account else { throw unknown(written) }
        return found
    }

    /// A virtual account; nil where there is none.
    static func find(_ id: VirtualAccountID, in snapshot: Snapshot) throws -> VirtualAccountPlace? {
        var within: [VirtualAccountID] = []
        var found: (smartAccount: Int64, name: String)?
        var next: Int64? = id.rawValue
        while let number = next, within.count < 1_000 {
            let row = try snapshot.first(
                "SELECT smart_account, name, parent FROM virtual_account WHERE id = ?1 AND removed_at IS NULL",
                number
            ) { ($0.integer(0), $0.text(1), $0.optionalInteger(2)) }
            guard let row else { break }
            if found == nil { found = (row.0, row.1) } else { within.append(VirtualAccountID(rawValue: number)) }
            next = row.2
        }
        return found.map {
            VirtualAccountPlace(
                id: id,
                smartAccount: SmartAccountID(rawValue: $0.smartAccount),
                name: VirtualAccountName(unchecked: $0.name),
                within: within
            )
        }
    }

    /// The answer for a virtual account that is not there, or hidden.
    static func unknown(_ written: String) -> FulfilmentError {
        FulfilmentError(
            code: "virtualAccount.unknown",
            message: "there is no virtual account \(written)",
            remedy: "check its name, and whose it is"
        )
    }
}
