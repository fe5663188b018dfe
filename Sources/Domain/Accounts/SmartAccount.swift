/// A customer's account.
public struct SmartAccount: Hashable, Sendable {
    /// Its identifier.
    public let id: SmartAccountID
    /// Its domain identifier; one account that is not closed has it.
    public let domain: DomainIdentifier
    /// The customer's name.
    public let name: Name
    /// The customer's country, where it is known.
    public let country: CountryCode?
    /// Where it stands.
    public let state: SmartAccountState

    /// Puts an account together.
    public init(
        id: SmartAccountID,
        domain: DomainIdentifier,
        name: Name,
        country: CountryCode?,
        state: SmartAccountState
    ) {
        self.id = id
        self.domain = domain
        self.name = name
        self.country = country
        self.state = state
    }
}
