/// The number of a line within its order, as text: `1.10` is not `1.1`, and bundles have `2.0.1`.
public struct LineNumber: TextValue {
    /// 32 characters.
    public static let maximumLength = 32
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
