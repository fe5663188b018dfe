/// Whose an order is.
public struct AssignRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["line", "smartAccount", "virtualAccount"]

    /// The line's number; nil for all lines of the order.
    public var line: String?
    /// The account's domain identifier or id; the account may become known later.
    public var smartAccount: String
    /// The name of the virtual account; nil for the account's default.
    public var virtualAccount: String?

    /// Puts a request together.
    public init(line: String? = nil, smartAccount: String, virtualAccount: String? = nil) {
        self.line = line
        self.smartAccount = smartAccount
        self.virtualAccount = virtualAccount
    }
}
