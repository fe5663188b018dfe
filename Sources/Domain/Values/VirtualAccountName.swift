/// The name of a virtual account, unique within its Smart Account.
public struct VirtualAccountName: TextValue {
    /// 100 characters.
    public static let maximumLength = 100
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
