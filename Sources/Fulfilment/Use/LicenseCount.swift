/// How many licenses of a SKU.
public struct LicenseCount: Codable, Hashable, Sendable {
    /// The SKU.
    public var sku: String
    /// How many.
    public var quantity: Int

    /// Puts a count together.
    public init(sku: String, quantity: Int) {
        self.sku = sku
        self.quantity = quantity
    }
}
