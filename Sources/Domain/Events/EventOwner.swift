// EventOwner: for whose eyes an event is.
//
// GUARANTEES   An event has exactly one owner, and its payload was made for that owner. What concerns two parties is
//              two events, each with what its owner may see.

/// The party an event, an endpoint or a query belongs to.
public enum EventOwner: Hashable, Sendable {
    /// A partner: sees its own orders and holding account.
    case partner(PartnerID)
    /// A customer: sees its own Smart Account, never a holding account.
    case smartAccount(SmartAccountID)

    /// The owner's identifier as it is shown outside.
    public var description: String {
        switch self {
        case .partner(let id): id.description
        case .smartAccount(let id): id.description
        }
    }
}
