// AccountDocument: a Smart Account as a customer registry feed tells it; parsed, not trusted.

/// A Smart Account in a registry feed; what it does not name stays as it was.
public struct AccountDocument: Hashable, Sendable {
    /// An identifier of the company under somebody's scheme.
    public struct CompanyIdentifier: Hashable, Sendable {
        /// The scheme in lower case, for example `vat`, `duns`, `lei`.
        public var scheme: Name
        /// The identifier.
        public var value: Name

        /// Puts an identifier together.
        public init(scheme: Name, value: Name) {
            self.scheme = scheme
            self.value = value
        }
    }

    /// A virtual account of it.
    public struct VirtualAccountEntry: Hashable, Sendable {
        /// Its name.
        public var name: VirtualAccountName
        /// The virtual account it lies in.
        public var parent: VirtualAccountName?
        /// Whether it is the default.
        public var isDefault: Bool

        /// Puts an entry together.
        public init(name: VirtualAccountName, parent: VirtualAccountName? = nil, isDefault: Bool = false) {
            self.name = name
            self.parent = parent
            self.isDefault = isDefault
        }
    }

    /// Its domain identifier.
    public var domain: DomainIdentifier
    /// The customer's name; needed for an account that is not known yet.
    public var name: Name?
    /// The customer's country.
    public var country: CountryCode?
    /// Where it stands.
    public var state: SmartAccountState
    /// Other names of the company.
    public var aliases: [Name]
    /// The company's web domains.
    public var webDomains: [Name]
    /// The company's identifiers.
    public var identifiers: [CompanyIdentifier]
    /// The numbers under which the sending partner keeps this customer; each confirms the customer for its orders.
    public var customerNumbers: [CustomerNumber]
    /// Its virtual accounts, parents before children.
    public var virtualAccounts: [VirtualAccountEntry]
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a document together.
    public init(domain: DomainIdentifier, state: SmartAccountState, place: SourcePlace) {
        self.domain = domain
        self.state = state
        self.aliases = []
        self.webDomains = []
        self.identifiers = []
        self.customerNumbers = []
        self.virtualAccounts = []
        self.place = place
    }
}
