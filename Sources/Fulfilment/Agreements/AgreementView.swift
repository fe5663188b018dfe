/// A version of the licensing agreement.
public struct AgreementView: Codable, Hashable, Sendable {
    /// `agr_…`.
    public var id: String
    /// Which version, from 1.
    public var version: Int
    /// Its title.
    public var title: String
    /// Where its text is.
    public var url: String
    /// SHA-256 of the text.
    public var sha256: String?
    /// From when on it is the current one, RFC 3339.
    public var effectiveAt: String
    /// When the account accepted it; nil where it has not, and where no account is asked about.
    public var acceptedAt: String?
    /// Who accepted it for the account.
    public var acceptedBy: String?

    /// Puts a view together.
    public init(
        id: String,
        version: Int,
        title: String,
        url: String,
        sha256: String?,
        effectiveAt: String,
        acceptedAt: String? = nil,
        acceptedBy: String? = nil
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.url = url
        self.sha256 = sha256
        self.effectiveAt = effectiveAt
        self.acceptedAt = acceptedAt
        self.acceptedBy = acceptedBy
    }
}
