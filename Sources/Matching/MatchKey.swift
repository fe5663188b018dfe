public import Domain

/// By what a waiting line can be found when something becomes known that may decide it.
public enum MatchKey: Hashable, Sendable {
    /// An account with this domain identifier appears.
    case domain(DomainIdentifier)
    /// Something about this account changes.
    case account(SmartAccountID)
    /// This number of the partner is confirmed for an account.
    case customerNumber(PartnerID, CustomerNumber)
}
