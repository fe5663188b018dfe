/// What an operator says of a Smart Account.
public struct AccountRequest: RequestDocument, Hashable {
    /// A virtual account of it.
    public struct VirtualAccount: Codable, Hashable, Sendable {
        /// Its name.
        public var name: String
        /// The name of the one it lies in.
        public var parent: String?
        /// Whether licenses without a named virtual account go here; nil means as it is.
        ///
        /// The first one of a new account is its default when none says whether it is.
        public var isDefault: Bool?

        /// Puts an entry together.
        public init(name: String, parent: String? = nil, isDefault: Bool? = nil) {
            self.name = name
            self.parent = parent
            self.isDefault = isDefault
        }
    }

    /// The names of all its fields.
    public static let fieldNames: Set = ["name", "country", "state", "virtualAccounts"]

    /// The customer's name; needed for an account that is not known yet.
    public var name: String?
    /// The customer's country, two letters.
    public var country: String?
    /// `pending`, `active`, `suspended` or `closed`.
    public var state: String
    /// Its virtual accounts, parents before children; nil leaves them as they are.
    public var virtualAccounts: [VirtualAccount]?

    /// Puts a request together.
    public init(
        name: String? = nil,
        country: String? = nil,
        state: String = "active",
        virtualAccounts: [VirtualAccount]? = nil
    ) {
        self.name = name
        self.country = country
        self.state = state
        self.virtualAccounts = virtualAccounts
    }
}
