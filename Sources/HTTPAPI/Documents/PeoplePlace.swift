// PeoplePlace: whose people a path is about.
//
// GUARANTEES   An account or partner that who asks may not know of is answered as one that is not there, in the same words.

internal import Domain
internal import Fulfilment
internal import Storage

/// An account or a partner as a path names it.
enum PeoplePlace: Sendable {
    case account(AccountKey)
    case partner(PartnerName)

    /// Whose people they are.
    ///
    /// - Throws: `FulfilmentError` `account.unknown` or `partner.unknown`; `StorageError`.
    func resolved(for principal: Principal, _ fulfilment: Fulfilment, in snapshot: Snapshot) throws -> AccessOwner {
        switch self {
        case .account(let key): return .smartAccount(try key.resolved(for: principal, in: snapshot))
        case .partner(let name):
            guard let id = fulfilment.partnerID(name),
                authorize(principal, .readOrders, .partner(id)) != .hidden
            else {
                throw FulfilmentError(
                    code: "partner.unknown",
                    message: "there is no partner \(name)",
                    remedy: "check its name"
                )
            }
            return .partner(id)
        }
    }
}
