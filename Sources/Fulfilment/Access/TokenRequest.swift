/// A token that is to be made.
public struct TokenRequest: Codable, Hashable, Sendable {
    /// What it is for, for example `build server`.
    public var name: String
    /// The rights it is limited to, as in `Action`; no limit besides its holder's roles where they are left out.
    public var scopes: [String]?
    /// How many days it counts, 1 to 3,650; 365 where it is left out.
    public var days: Int?

    /// Puts a request together.
    public init(name: String, scopes: [String]? = nil, days: Int? = nil) {
        self.name = name
        self.scopes = scopes
        self.days = days
    }
}
