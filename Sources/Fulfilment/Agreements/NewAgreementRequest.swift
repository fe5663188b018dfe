/// A version of the licensing agreement that is to be published.
public struct NewAgreementRequest: Codable, Hashable, Sendable {
    /// Its title.
    public var title: String
    /// Where its text is.
    public var url: String
    /// SHA-256 of the text in lower-case hexadecimal, so that nobody can change what was accepted.
    public var sha256: String?
    /// From when on it is the current one, RFC 3339; at once where it is left out.
    public var effectiveAt: String?

    /// Puts a request together.
    public init(title: String, url: String, sha256: String? = nil, effectiveAt: String? = nil) {
        self.title = title
        self.url = url
        self.sha256 = sha256
        self.effectiveAt = effectiveAt
    }
}
