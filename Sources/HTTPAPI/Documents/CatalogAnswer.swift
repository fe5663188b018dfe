/// What loading products did.
public struct CatalogAnswer: Codable, Hashable, Sendable {
    /// How many products were named.
    public var products: Int
    /// How many of them are new or different now.
    public var changed: Int

    /// Puts an answer together.
    public init(products: Int, changed: Int) {
        self.products = products
        self.changed = changed
    }
}
