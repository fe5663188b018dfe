public import Domain

/// A file that was claimed, copied and parsed, ready to be taken in.
public struct ClaimedFile: Sendable {
    /// Whose it is.
    public var partner: PartnerName
    /// Its name as the partner gave it; text, never a path.
    public var name: String
    /// SHA-256 of its bytes, 32 bytes.
    public var sha256: [UInt8]
    /// How many bytes it has.
    public var bytes: Int
    /// What it says.
    public var parsed: ParsedFile

    /// Puts a file together.
    public init(partner: PartnerName, name: String, sha256: [UInt8], bytes: Int, parsed: ParsedFile) {
        self.partner = partner
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
        self.parsed = parsed
    }
}
