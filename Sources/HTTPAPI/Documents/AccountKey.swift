public import Domain

/// What names a Smart Account: its id, or its domain identifier.
public enum AccountKey: Hashable, Sendable {
    /// `sa_…`.
    case id(SmartAccountID)
    /// For example `xyz.com`.
    case domain(DomainIdentifier)

    /// Takes either; an id begins with `sa_`, which no domain identifier does.
    ///
    /// - Parameter text: the text.
    /// - Throws: `ValueError` when it is neither.
    public init(_ text: String) throws(ValueError) {
        if let id = SmartAccountID(text) {
            self = .id(id)
        } else {
            self = .domain(try DomainIdentifier(text))
        }
    }
}

extension AccountKey: CustomStringConvertible {
    /// The id or the domain identifier.
    public var description: String {
        switch self {
        case .id(let id): id.description
        case .domain(let domain): domain.text
        }
    }
}
