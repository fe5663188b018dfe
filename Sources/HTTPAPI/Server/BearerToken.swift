/// The token of an `Authorization` header (RFC 6750).
struct BearerToken: Hashable, Sendable {
    let text: String

    /// Takes the value of the header; nil when it is of another scheme or no token.
    init?(_ header: String) {
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 512,
            parts[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        text = String(parts[1])
    }
}
