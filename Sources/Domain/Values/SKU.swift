/// The seller's identifier of a product.
public struct SKU: TextValue {
    /// 100 characters.
    public static let maximumLength = 100
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
