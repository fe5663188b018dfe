/// A Smart Account as people and programs are shown it.
public struct AccountView: Codable, Hashable, Sendable {
    /// One of its virtual accounts.
    public struct VirtualAccount: Codable, Hashable, Sendable {
        /// `va_…`.
        public var id: String
        /// Its name.
        public var name: String
        /// The name of the one it lies in.
        public var parent: String?
        /// Whether licenses without a named virtual account go here.
        public var isDefault: Bool
        /// How many licenses lie in it.
        public var quantity: Int

        /// Puts a view together.
        public init(id: String, name: String, parent: String?, isDefault: Bool, quantity: Int) {
            self.id = id
            self.name = name
            self.parent = parent
            self.isDefault = isDefault
            self.quantity = quantity
        }
    }

    /// `sa_…`.
    public var id: String
    /// Its domain identifier.
    public var domain: String
    /// The customer's name.
    public var name: String
    /// The customer's country.
    public var country: String?
    /// `pending`, `active`, `suspended` or `closed`.
    public var state: String
    /// Its virtual accounts; nil in listings.
    public var virtualAccounts: [VirtualAccount]?

    /// Puts a view together.
    public init(
        id: String,
        domain: String,
        name: String,
        country: String?,
        state: String,
        virtualAccounts: [VirtualAccount]? = nil
    ) {
        self.id = id
        self.domain = domain
        self.name = name
        self.country = country
        self.state = state
        self.virtualAccounts = virtualAccounts
    }
}
