/// The number under which a partner keeps a customer in its own books.
public struct CustomerNumber: TextValue {
    /// 64 characters.
    public static let maximumLength = 64
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
