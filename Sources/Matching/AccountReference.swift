public import Domain

/// A Smart Account as somebody wrote it: by its domain identifier or by its id.
public enum AccountReference: Hashable, Sendable {
    /// By its domain identifier.
    case domain(DomainIdentifier)
    /// By its id, `sa_…`.
    case id(SmartAccountID)

    /// Reads a reference; nil when the text is neither.
    public init?(_ written: Name) {
        if let id = SmartAccountID(written.text) {
            self = .id(id)
        } else if let domain = try? DomainIdentifier(written.text) {
            // The reason why it is no domain identifier says nothing more than that it is none.
            self = .domain(domain)
        } else {
            return nil
        }
    }

    /// The reference in the one spelling under which it is kept.
    public var text: String {
        switch self {
        case .domain(let domain): domain.text
        case .id(let id): id.description
        }
    }
}
