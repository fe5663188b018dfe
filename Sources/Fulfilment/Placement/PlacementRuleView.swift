/// A rule that says where licenses go for which an order names no virtual account; what it leaves out matches everything.
public struct PlacementRuleView: Codable, Hashable, Sendable {
    /// The SKU, or the beginning of one before a star: `NET-*`.
    public var sku: String?
    /// The city of the end customer, without regard to case.
    public var city: String?
    /// The beginning of the end customer's postal code.
    public var postalCode: String?
    /// The country of the end customer.
    public var country: String?
    /// The name of the partner.
    public var partner: String?
    /// The beginning of the customer's own order number.
    public var orderPrefix: String?
    /// The virtual account they go to: its name, or `va_…`.
    public var virtualAccount: String

    /// Puts a rule together.
    public init(
        sku: String? = nil,
        city: String? = nil,
        postalCode: String? = nil,
        country: String? = nil,
        partner: String? = nil,
        orderPrefix: String? = nil,
        virtualAccount: String
    ) {
        self.sku = sku
        self.city = city
        self.postalCode = postalCode
        self.country = country
        self.partner = partner
        self.orderPrefix = orderPrefix
        self.virtualAccount = virtualAccount
    }
}
