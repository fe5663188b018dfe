/// Where a URL leads, as the transport that will dial it reads it.
public struct HTTPTarget: Sendable, Hashable {
    /// The scheme in lower case: `https` or `http`.
    public var scheme: String
    /// The host in lower case, without brackets: a name or a literal address.
    public var host: String
    /// The port, the scheme's own where the URL names none.
    public var port: Int
    /// Whether the URL carries a user name or a password.
    public var hasUserInformation: Bool
    /// Whether the URL carries a fragment (`#…`), which is never sent.
    public var hasFragment: Bool

    /// Puts a target together.
    public init(
        scheme: String,
        host: String,
        port: Int,
        hasUserInformation: Bool = false,
        hasFragment: Bool = false
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.hasUserInformation = hasUserInformation
        self.hasFragment = hasFragment
    }
}
