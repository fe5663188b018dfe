// Principal: who asks.

/// Who asks for something, with all the roles that count at this moment.
public struct Principal: Hashable, Sendable {
    /// What kind of being it is.
    public enum Kind: Hashable, Sendable {
        /// Whoever may open the command socket: may do everything.
        case `operator`(name: String)
        /// A person with an API token.
        case person(PrincipalID)
        /// A program with an API token.
        case client(PrincipalID)
    }

    /// Who it is.
    public let kind: Kind
    /// Its roles, those given to its partner in customers' accounts among them.
    public let grants: [Grant]
    /// What its token is limited to; nil for no limit besides the grants.
    public let scopes: Set<Action>?

    /// Puts a principal together.
    public init(kind: Kind, grants: [Grant], scopes: Set<Action>? = nil) {
        self.kind = kind
        self.grants = grants
        self.scopes = scopes
    }

    /// The name under which changes are recorded, for example `operator:anna` or `person:prn_0abcdefghjkmn`.
    public var actor: String {
        switch kind {
        case .operator(let name): "operator:\(name)"
        case .person(let id): "person:\(id)"
        case .client(let id): "client:\(id)"
        }
    }

    /// Whether it may do everything.
    public var isOperator: Bool {
        if case .operator = kind { true } else { false }
    }
}
