// ActivityHash: 32 bytes that stand for what was hashed.

internal import Crypto

/// A SHA-256 hash.
struct ActivityHash: Hashable, Sendable {
    /// How many bytes it has.
    static let length = 32
    /// What stands where there is nothing to name: before the first head.
    static let none = ActivityHash(unchecked: [UInt8](repeating: 0, count: length))

    /// Its 32 bytes.
    let bytes: [UInt8]

    init(_ digest: SHA256Digest) { bytes = Array(digest) }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// Takes bytes; nil unless there are 32.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else, so that a hash has one text.
    init?(_ text: some StringProtocol) {
        guard let bytes = HexadecimalBytes.decode(text) else { return nil }
        self.init(bytes)
    }
}

extension ActivityHash: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    var description: String { HexadecimalBytes.encode(bytes) }
}
