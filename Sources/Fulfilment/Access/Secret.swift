// Secret: what is shown once and never kept.
//
// GUARANTEES   256 random bits. The text begins with what it is and ends with a checksum, so that scanners for leaked
//              secrets find it and a mistyped one is not looked up. Kept is its SHA-256: with 256 bits nobody finds the
//              text by trying.

internal import Crypto

/// A secret that somebody carries.
struct Secret {
    /// What a secret opens.
    enum Kind: String {
        /// The API.
        case token = "hf"
        /// An account, once.
        case invitation = "hfi"
        /// The registration of product instances in a virtual account.
        case registration = "hfr"
        /// What one product instance uses.
        case instance = "hfp"
    }

    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    private static let randomLength = 32
    private static let checksumLength = 4

    /// What its holder gets to see.
    let text: String

    /// Makes a secret of 32 random bytes.
    init(_ kind: Kind, random: [UInt8]) {
        let body = "\(kind.rawValue)_\(Self.encode(random))"
        text = body + Self.checksum(of: body)
    }

    /// Takes a text that somebody sent; nil for one that was not made here.
    init?(_ kind: Kind, _ text: String) {
        let length = kind.rawValue.utf8.count + 1 + (Self.randomLength * 8 + 4) / 5 + Self.checksumLength
        guard text.hasPrefix("\(kind.rawValue)_"), text.utf8.count == length,
            Self.checksum(of: String(text.dropLast(Self.checksumLength))) == text.suffix(Self.checksumLength)
        else { return nil }
        self.text = text
    }

    /// What is kept of it.
    var hash: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    private static func checksum(of body: String) -> String {
        String(encode(Array(SHA256.hash(data: Array(body.utf8)).prefix(3))).prefix(checksumLength))
    }

    private static func encode(_ bytes: [UInt8]) -> String {
        var (text, bits, count): ([UInt8], UInt32, Int) = ([], 0, 0)
        for byte in bytes {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(digits[Int(bits >> UInt32(count) & 31)])
            }
            bits &= (1 << UInt32(count)) - 1
        }
        if count > 0 { text.append(digits[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}
