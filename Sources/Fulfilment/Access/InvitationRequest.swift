/// An invitation to an account or a partner.
public struct InvitationRequest: Codable, Hashable, Sendable {
    /// The mailbox of who is invited.
    public var email: String
    /// The roles that come with it; one at least.
    public var roles: [RoleRequest]
    /// Whether the mailbox may be at another domain than the account's; it is remembered.
    public var isOutside: Bool?
    /// How many days it waits for its answer, 1 to 90; 7 where it is left out.
    public var days: Int?

    /// Puts a request together.
    public init(email: String, roles: [RoleRequest], isOutside: Bool? = nil, days: Int? = nil) {
        self.email = email
        self.roles = roles
        self.isOutside = isOutside
        self.days = days
    }
}
