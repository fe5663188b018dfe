/// Products for the catalog.
public struct CatalogRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["products"]

    /// The products; those that are not named stay as they are.
    public var products: [ProductEntry]

    /// Puts a request together.
    public init(products: [ProductEntry]) { self.products = products }
}
