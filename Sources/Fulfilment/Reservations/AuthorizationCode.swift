// AuthorizationCode: what a device is given, with which it can be sure that it came from here.
//
// GUARANTEES   `HF1.<content>.<signature>`, both in base64url without padding (RFC 4648 section 5). The content is JSON: the
//              reservation, the device, its kind, SKUs and counts, when it was made, when it ends, and 16 random bytes. The
//              signature is Ed25519 (RFC 8032) over `HF1.<content>`.

internal import Crypto

/// A signed code.
enum AuthorizationCode {
    private static let mark = "HF1"

    /// Signs the content of a code.
    ///
    /// - Throws: where the key is not one.
    static func make(_ content: [UInt8], key: [UInt8]) throws -> String {
        let body = "\(mark).\(Base64URL.encode(content))"
        let signature = try Curve25519.Signing.PrivateKey(rawRepresentation: key).signature(for: Array(body.utf8))
        return "\(body).\(Base64URL.encode(Array(signature)))"
    }

    /// The content of a code that was signed with the key; nil for any other text.
    static func content(of code: String, publicKey: [UInt8]) -> [UInt8]? {
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == mark, let content = Base64URL.decode(parts[1]),
            let signature = Base64URL.decode(parts[2]),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey),
            key.isValidSignature(signature, for: Array("\(mark).\(parts[1])".utf8))
        else { return nil }
        return content
    }

    /// The public half of a key.
    ///
    /// - Throws: where the key is not one.
    static func publicKey(of key: [UInt8]) throws -> [UInt8] {
        Array(try Curve25519.Signing.PrivateKey(rawRepresentation: key).publicKey.rawRepresentation)
    }

    /// What a device's request must be the beginning of: the hash of its return.
    static func request(for proof: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: proof).prefix(20)) }
}
