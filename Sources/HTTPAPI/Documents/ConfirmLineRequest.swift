/// Whose a line is, as a person decided.
public struct ConfirmLineRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["smartAccount", "virtualAccount", "onlyThisLine", "override", "note"]

    /// The account's domain identifier or id; the account must be known.
    public var smartAccount: String
    /// The name of the virtual account; nil for the account's default.
    public var virtualAccount: String?
    /// Whether it is for that line alone, and not for all held lines whose orders say the same; nil for all.
    public var onlyThisLine: Bool?
    /// Whether it stands although something speaks against the account; nil for no.
    public var override: Bool?
    /// What is noted with it.
    public var note: String?

    /// Puts a request together.
    public init(
        smartAccount: String,
        virtualAccount: String? = nil,
        onlyThisLine: Bool? = nil,
        override: Bool? = nil,
        note: String? = nil
    ) {
        self.smartAccount = smartAccount
        self.virtualAccount = virtualAccount
        self.onlyThisLine = onlyThisLine
        self.override = override
        self.note = note
    }
}
