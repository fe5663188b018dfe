/// An address in an interchange's header.
public struct X12Address: Hashable, Sendable {
    /// The qualifier, two characters.
    public var qualifier: String
    /// The identifier, without the blanks that fill it up.
    public var identifier: String

    /// Puts an address together.
    public init(qualifier: String, identifier: String) {
        self.qualifier = qualifier
        self.identifier = identifier
    }
}
