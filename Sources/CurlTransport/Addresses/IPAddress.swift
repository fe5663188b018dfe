// IPAddress: an IPv4 or IPv6 address as one number, so that one address has one form.
//
// GUARANTEES   An IPv4 address and its IPv4-mapped IPv6 form (::ffff:a.b.c.d) are the same value: no filter can be
//              passed by writing an address the other way.
// DOES NOT     Keep a zone (%eth0): link-local addresses are never dialled.

internal import Glibc

/// An IPv4 or IPv6 address.
struct IPAddress: Hashable, Sendable {
    /// The 128 bits of the IPv6 form; IPv4 addresses are the mapped ones.
    let bits: UInt128

    private static let mapped: UInt128 = 0xffff << 32

    init(bits: UInt128) { self.bits = bits }

    init(version4 bits: UInt32) { self.bits = Self.mapped | UInt128(bits) }

    /// Reads dotted decimal or IPv6 text; no octal, no hexadecimal IPv4, no zone.
    init?(_ text: UnsafePointer<CChar>) {
        var version4 = in_addr()
        var version6 = in6_addr()
        if inet_pton(AF_INET, text, &version4) == 1 {
            self.init(version4: UInt32(bigEndian: version4.s_addr))
        } else if inet_pton(AF_INET6, text, &version6) == 1 {
            self.init(version6)
        } else {
            return nil
        }
    }

    init(_ address: in6_addr) {
        bits = withUnsafeBytes(of: address) { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    }

    /// Whether it is an IPv4 address, in whichever form.
    var isVersion4: Bool { bits >> 32 == Self.mapped >> 32 }
}

extension IPAddress: CustomStringConvertible {
    /// The usual text of the address.
    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        if isVersion4 {
            var address = in_addr(s_addr: UInt32(truncatingIfNeeded: bits).bigEndian)
            inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
        } else {
            var address = bits.bigEndian
            inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
        }
        return text.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
