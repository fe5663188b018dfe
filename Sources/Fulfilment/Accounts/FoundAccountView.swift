/// A Smart Account as a partner that looks for it may see it.
public struct FoundAccountView: Codable, Hashable, Sendable {
    /// A virtual account that orders may name.
    public struct VirtualAccount: Codable, Hashable, Sendable {
        /// `va_…`.
        public var id: String
        /// Its name.
        public var name: String

        /// Puts a view together.
        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// `sa_…`.
    public var id: String
    /// Its domain identifier.
    public var domain: String
    /// The customer's name.
    public var name: String
    /// `pending`, `active` or `suspended`.
    public var state: String
    /// Those of its virtual accounts that are open, the default one first.
    public var virtualAccounts: [VirtualAccount]

    /// Puts a view together.
    public init(id: String, domain: String, name: String, state: String, virtualAccounts: [VirtualAccount]) {
        self.id = id
        self.domain = domain
        self.name = name
        self.state = state
        self.virtualAccounts = virtualAccounts
    }
}
