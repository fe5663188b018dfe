/// Who somebody is, without the proof of it.
public struct CXMLCredential: Hashable, Sendable {
    /// The sort of identity, for example `DUNS` or `NetworkId`.
    public var domain: String
    /// `marketplace` for a marketplace.
    public var type: String?
    /// The identity.
    public var identity: String

    /// Puts a credential together.
    public init(domain: String, type: String? = nil, identity: String) {
        self.domain = domain
        self.type = type
        self.identity = identity
    }
}
