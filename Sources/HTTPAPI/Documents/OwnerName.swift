public import Domain

/// For whose eyes something is, by the name people use.
public enum OwnerName: Hashable, Sendable {
    /// A partner.
    case partner(PartnerName)
    /// A customer.
    case smartAccount(AccountKey)
}
