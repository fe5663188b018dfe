/// A token that is to be made for registering product instances in a virtual account.
public struct RegistrationTokenRequest: Codable, Hashable, Sendable {
    /// The virtual account, by its name or as `va_…`.
    public var virtualAccount: String
    /// What it is for.
    public var description: String?
    /// How many days it counts, 1 to 365; 30 where it is left out.
    public var days: Int?
    /// How many registrations it is good for; any number where it is left out.
    public var maximumUses: Int?
    /// Whether what registers with it may use export-controlled licenses; no where it is left out.
    public var allowsExportControlled: Bool?

    /// Puts a request together.
    public init(
        virtualAccount: String,
        description: String? = nil,
        days: Int? = nil,
        maximumUses: Int? = nil,
        allowsExportControlled: Bool? = nil
    ) {
        self.virtualAccount = virtualAccount
        self.description = description
        self.days = days
        self.maximumUses = maximumUses
        self.allowsExportControlled = allowsExportControlled
    }
}
