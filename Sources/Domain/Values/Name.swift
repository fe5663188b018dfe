/// A name of a company, a person or a place, or another free text of an order.
public struct Name: TextValue {
    /// 200 characters.
    public static let maximumLength = 200
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
