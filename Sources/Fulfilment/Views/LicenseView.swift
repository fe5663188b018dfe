/// A lot in a virtual account, for its customer's eyes.
public struct LicenseView: Codable, Hashable, Sendable {
    /// `lot_…`.
    public var id: String
    /// The product.
    public var sku: String
    /// How many.
    public var quantity: Int
    /// The name of the virtual account.
    public var virtualAccount: String
    /// When it was released, RFC 3339.
    public var releasedAt: String
    /// When the term ends, RFC 3339; nil for a license without an end.
    public var termEndsAt: String?
    /// The customer's own order number, where the partner's order gave one.
    public var endCustomerOrderNumber: String?

    /// Puts a view together.
    public init(
        id: String,
        sku: String,
        quantity: Int,
        virtualAccount: String,
        releasedAt: String,
        termEndsAt: String?,
        endCustomerOrderNumber: String?
    ) {
        self.id = id
        self.sku = sku
        self.quantity = quantity
        self.virtualAccount = virtualAccount
        self.releasedAt = releasedAt
        self.termEndsAt = termEndsAt
        self.endCustomerOrderNumber = endCustomerOrderNumber
    }
}
