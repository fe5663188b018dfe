// InvitedRole: a role of an invitation as its row keeps it.

internal import Domain
internal import FoundationEssentials
internal import Storage

/// A role that waits for its holder.
struct InvitedRole: Codable {
    let role: String
    let smartAccount: Int64
    let virtualAccount: Int64
    let withNested: Bool
    let partner: Int64

    /// The roles as JSON.
    static func json(_ grants: [Grant]) throws -> String {
        let roles = grants.map { grant in
            let (account, virtualAccount, withNested, partner) = grant.scope.columns
            return InvitedRole(
                role: grant.role.rawValue,
                smartAccount: account,
                virtualAccount: virtualAccount,
                withNested: withNested,
                partner: partner
            )
        }
        return String(decoding: try JSONEncoder().encode(roles), as: UTF8.self)
    }

    /// The roles out of JSON.
    static func grants(_ json: String) throws -> [Grant] {
        do {
            return try JSONDecoder().decode([InvitedRole].self, from: Data(json.utf8)).compactMap { kept in
                Role(rawValue: kept.role).map { role in
                    let scope = RoleBook.scope(kept.smartAccount, kept.virtualAccount, kept.withNested, kept.partner)
                    return Grant(role: role, scope: scope)
                }
            }
        } catch {
            throw StorageError.fatal("an invitation in the database cannot be read: \(error)")
        }
    }
}
