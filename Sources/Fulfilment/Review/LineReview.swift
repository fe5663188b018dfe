public import Domain
public import Matching

/// Everything that a person needs to decide whose a line is.
public struct LineReview: Sendable {
    /// The line.
    public let line: OrderLineID
    /// Its order.
    public let order: OrderID
    /// Whose order it is.
    public let partner: PartnerID
    /// What the order and the assignments say of the customer, as it is compared.
    public let evidence: Evidence
    /// What the rules say, with the accounts that have similar names among the candidates.
    public let verdict: Verdict
    /// The names and domain identifiers of the accounts that the verdict names.
    public let accounts: [SmartAccountID: SmartAccount]
    /// How many other held lines have the same identity, as far as they were counted; 0 for a line without a name.
    public let alike: Int
}
