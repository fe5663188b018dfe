/// A program that is to use the API.
public struct ClientRequest: Codable, Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// Its roles; one at least.
    public var roles: [RoleRequest]
    /// What its first token is limited to; no limit besides the roles where they are left out.
    public var scopes: [String]?

    /// Puts a request together.
    public init(name: String, roles: [RoleRequest], scopes: [String]? = nil) {
        self.name = name
        self.roles = roles
        self.scopes = scopes
    }
}
