// AddressFilter: which addresses a webhook may be sent to.
//
// GUARANTEES   Whatever is not globally reachable unicast is refused: this machine, private and link-local networks,
//              cloud metadata, multicast, documentation, and the IPv6 forms that carry an IPv4 address inside (mapped,
//              compatible, translated, 6to4, Teredo). The operator's ranges lift the refusal for their addresses only.
// DOES NOT     Know names: it is asked for each address just before it is dialled, so a name that changes its
//              address (rebinding) gains nothing.

/// Decides over addresses.
struct AddressFilter: Equatable, Sendable {
    /// Ranges the operator allows whatever the block list says.
    let allowed: [AddressRange]

    /// Why the address must not be dialled; nil when it may.
    func refusal(of address: IPAddress) -> String? {
        if allowed.contains(where: { $0.contains(address) }) { return nil }
        let blocked = address.isVersion4 ? Self.blockedVersion4 : Self.blockedVersion6
        if let match = blocked.first(where: { $0.range.contains(address) }) { return match.kind }
        return address.isVersion4 || Self.globalUnicast.contains(address) ? nil : "not global unicast"
    }

    private static let globalUnicast = version6(0x2000 << 48, 3)

    private static let blockedVersion4: [(range: AddressRange, kind: String)] = [
        (version4(0, 0, 0, 0, 8), "this network"),
        (version4(10, 0, 0, 0, 8), "private"),
        (version4(100, 64, 0, 0, 10), "carrier-grade NAT"),
        (version4(127, 0, 0, 0, 8), "loopback"),
        // Azure's platform services answer every machine at this otherwise public address.
        (version4(168, 63, 129, 16, 32), "cloud platform"),
        (version4(169, 254, 0, 0, 16), "link-local"),
        (version4(172, 16, 0, 0, 12), "private"),
        (version4(192, 0, 0, 0, 24), "protocol assignments"),
        (version4(192, 0, 2, 0, 24), "documentation"),
        (version4(192, 88, 99, 0, 24), "6to4 relay"),
        (version4(192, 168, 0, 0, 16), "private"),
        (version4(198, 18, 0, 0, 15), "benchmarking"),
        (version4(198, 51, 100, 0, 24), "documentation"),
        (version4(203, 0, 113, 0, 24), "documentation"),
        (version4(224, 0, 0, 0, 4), "multicast"),
        (version4(255, 255, 255, 255, 32), "broadcast"),
        (version4(240, 0, 0, 0, 4), "reserved"),
    ]

    private static let blockedVersion6: [(range: AddressRange, kind: String)] = [
        (AddressRange(first: IPAddress(bits: 0), prefixLength: 128), "unspecified"),
        (AddressRange(first: IPAddress(bits: 1), prefixLength: 128), "loopback"),
        (version6(0, 96), "IPv4-compatible"),
        (version6(0x0064_ff9b_0000_0000, 96), "IPv4 translation"),
        (version6(0x0064_ff9b_0001_0000, 48), "IPv4 translation"),
        (version6(0x0100_0000_0000_0000, 64), "discard"),
        (version6(0x2001_0000_0000_0000, 32), "Teredo"),
        (version6(0x2001_0000_0000_0000, 23), "protocol assignments"),
        (version6(0x2001_0db8_0000_0000, 32), "documentation"),
        (version6(0x2002_0000_0000_0000, 16), "6to4"),
        (version6(0x3fff_0000_0000_0000, 20), "documentation"),
        (version6(0x5f00_0000_0000_0000, 16), "segment routing"),
        // Holds the metadata service of EC2, fd00:ec2::254.
        (version6(0xfc00_0000_0000_0000, 7), "unique local"),
        (version6(0xfe80_0000_0000_0000, 10), "link-local"),
        (version6(0xfec0_0000_0000_0000, 10), "site-local"),
        (version6(0xff00_0000_0000_0000, 8), "multicast"),
    ]

    private static func version4(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32, _ length: Int) -> AddressRange {
        AddressRange(first: IPAddress(version4: a << 24 | b << 16 | c << 8 | d), prefixLength: 96 + length)
    }

    private static func version6(_ firstHalf: UInt64, _ length: Int) -> AddressRange {
        AddressRange(first: IPAddress(bits: UInt128(firstHalf) << 64), prefixLength: length)
    }
}
