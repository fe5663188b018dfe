/// The public key with which devices check authorization codes.
public struct SigningKeyView: Codable, Hashable, Sendable {
    /// `Ed25519`.
    public var algorithm: String
    /// Its 32 bytes in base64url.
    public var key: String
    /// The same as a PEM file that other programs read (SubjectPublicKeyInfo, RFC 8410).
    public var pem: String
}
