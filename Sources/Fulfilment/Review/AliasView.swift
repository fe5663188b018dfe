public import Domain

/// What people's decisions taught: a partner's orders of an identity belong to an account.
public struct AliasView: Hashable, Sendable {
    /// Its number.
    public let id: Int64
    /// Whose orders.
    public let partner: PartnerID
    /// The identity: partner, name, country and domain.
    public let identity: String
    /// The account.
    public let account: SmartAccountID
    /// The account's domain identifier.
    public let domain: DomainIdentifier
    /// `candidate`, `confirmed` or `revoked`.
    public let state: String
    /// Who taught it.
    public let author: String
    /// When.
    public let learnedAt: Timestamp
    /// By which order.
    public let learnedFrom: OrderID
    /// Who confirmed it.
    public let confirmedBy: String?
    /// When.
    public let confirmedAt: Timestamp?
    /// By which order; nil by command.
    public let confirmedFrom: OrderID?
    /// Who revoked it.
    public let revokedBy: String?
    /// When.
    public let revokedAt: Timestamp?
}
