/// A line that waits in the holding account, for people who look after those.
public struct HeldLineView: Codable, Hashable, Sendable {
    /// `oln_…`.
    public var id: String
    /// The partner's name.
    public var partner: String
    /// The partner's number of the order.
    public var orderNumber: String
    /// Its number within the order, text.
    public var number: String
    /// The product.
    public var sku: String
    /// How many.
    public var quantity: Int
    /// Why it waits.
    public var holdReason: String
    /// What is missing and who can supply it, for people.
    public var holdDetail: String?
    /// Since when it waits, RFC 3339.
    public var heldSince: String
    /// The end customer's name as written.
    public var endCustomer: String?

    /// Puts a view together.
    public init(
        id: String,
        partner: String,
        orderNumber: String,
        number: String,
        sku: String,
        quantity: Int,
        holdReason: String,
        holdDetail: String?,
        heldSince: String,
        endCustomer: String?
    ) {
        self.id = id
        self.partner = partner
        self.orderNumber = orderNumber
        self.number = number
        self.sku = sku
        self.quantity = quantity
        self.holdReason = holdReason
        self.holdDetail = holdDetail
        self.heldSince = heldSince
        self.endCustomer = endCustomer
    }
}
