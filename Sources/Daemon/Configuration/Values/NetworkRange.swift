// NetworkRange: addresses that share their first bits, in CIDR notation.
//
// GUARANTEES   Bits behind the prefix are zero: `10.1.2.3/8` is refused, since it may mean one host or a network.
// DOES NOT     Decide which addresses may be dialled; it carries the operator's text to who does.

internal import Glibc

/// A range of addresses, checked but kept as text.
public struct NetworkRange: Hashable, Sendable {
    /// The range as it was written, for example `10.0.0.0/8`, `fd00::/8` or one address.
    public let text: String

    /// Checks CIDR notation.
    init(_ text: String) throws(SettingProblem) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let bytes = Self.bytes(of: String(first)) else {
            throw SettingProblem(
                message: "\(text.debugDescription) is not a range of addresses",
                remedy: "write for example 192.0.2.0/24, 2001:db8::/32 or one address"
            )
        }
        let width = bytes.count * 8
        if parts.count == 2 {
            guard let length = Int(parts[1]), (0...width).contains(length), parts[1].allSatisfy(\.isNumber) else {
                throw SettingProblem(
                    message: "\(text.debugDescription) is not a range of addresses",
                    remedy: "write a number from 0 to \(width) after the slash"
                )
            }
            let start = Self.cleared(bytes, after: length)
            guard start == bytes else {
                throw SettingProblem(
                    message: "\(text.debugDescription) names an address inside a range",
                    remedy: "write \(Self.text(of: start))/\(length) for the whole range"
                )
            }
        }
        self.text = text
    }

    /// The 4 or 16 bytes of a literal address; nil for anything else.
    static func bytes(of text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }

    private static func text(of bytes: [UInt8]) -> String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        inet_ntop(bytes.count == 4 ? AF_INET : AF_INET6, bytes, &buffer, socklen_t(buffer.count))
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The bytes with every bit from a length on set to zero.
    private static func cleared(_ bytes: [UInt8], after length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(max(length - index * 8, 0), 8)
            return byte & UInt8(truncatingIfNeeded: 0xFF00 >> kept)
        }
    }
}

extension NetworkRange: CustomStringConvertible {
    /// The range as it was written.
    public var description: String { text }
}
