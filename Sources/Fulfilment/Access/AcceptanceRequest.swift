/// The acceptance of an invitation.
public struct AcceptanceRequest: Codable, Hashable, Sendable {
    /// The code that came with the invitation.
    public var code: String
    /// The person's name.
    public var name: String

    /// Puts a request together.
    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
