/// A buyer or seller as the document names it, given back in the answer.
public struct UBLPartner: Hashable, Sendable {
    /// An identifier, and the scheme it is one of.
    public struct Identifier: Hashable, Sendable {
        /// The identifier as it is written.
        public var value: String
        /// The scheme, for example `0088`; nil where none is named.
        public var scheme: String?

        /// Puts an identifier together.
        public init(value: String, scheme: String?) {
            self.value = value
            self.scheme = scheme
        }
    }

    /// The electronic address.
    public var endpoint: Identifier?
    /// The identifiers of the company.
    public var identifiers: [Identifier]
    /// The registered name, or the name by which it is known.
    public var name: String

    /// A partner of whom nothing is known.
    public init() {
        identifiers = []
        name = ""
    }
}
