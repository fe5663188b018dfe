/// Whose a line, and every order that says the same of its customer, is not.
public struct RejectLineRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["smartAccount", "revoke", "note"]

    /// The account's domain identifier or id.
    public var smartAccount: String
    /// Whether it takes back what was said before; nil for no.
    public var revoke: Bool?
    /// What is noted with it.
    public var note: String?

    /// Puts a request together.
    public init(smartAccount: String, revoke: Bool? = nil, note: String? = nil) {
        self.smartAccount = smartAccount
        self.revoke = revoke
        self.note = note
    }
}
