import Testing

@testable import CurlTransport

@Suite struct AddressFilterTests {
    @Test(arguments: blocked)
    func `is blocked`(_ text: String, _ kind: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressFilter(allowed: []).refusal(of: address) == kind)
    }

    @Test(arguments: open)
    func `is open`(_ text: String) throws {
        let address = try #require(IPAddress(text))
        #expect(AddressFilter(allowed: []).refusal(of: address) == nil)
    }

    @Test(arguments: [
        "", "localhost", "0x7f000001", "127.1", "0177.0.0.1", "1.2.3.4.5", "fe80::1%lo", "[::1]", "1.2.3",
    ])
    func `is no address`(_ text: String) { #expect(IPAddress(text) == nil) }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.255.255", true), ("10.0.0.0/8", "11.0.0.0", false),
        ("10.0.0.0/8", "::ffff:10.0.0.1", true), ("192.168.1.7", "192.168.1.7", true),
        ("192.168.1.7", "192.168.1.6", false), ("192.168.1.6/31", "192.168.1.7", true),
        ("0.0.0.0/0", "127.0.0.1", true), ("0.0.0.0/0", "::1", false), ("::/0", "::1", true),
        ("::/0", "10.0.0.1", false),
        ("::ffff:0:0/96", "10.0.0.1", true), ("::ffff:10.0.0.0/104", "10.0.0.1", true), ("fd00::/8", "fd12::1", true),
        ("fd00::/8", "fc00::1", false), ("fd00:1:2:3::/64", "fd00:1:2:3:ffff::1", true),
        ("fd00:1:2:3::/64", "fd00:1:2:4::", false), ("::1", "::1", true), ("::1/128", "127.0.0.1", false),
    ])
    func `an allowed range lifts the block for its own addresses`(_ range: String, _ text: String, _ isOpen: Bool)
        throws
    {
        let filter = AddressFilter(allowed: [try AddressRange("203.0.113.9"), try AddressRange(range)])
        let address = try #require(IPAddress(text))
        #expect((filter.refusal(of: address) == nil) == (isOpen || text == "11.0.0.0"))
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.0.0.0/8"), ("192.0.2.7", "192.0.2.7/32"), ("FD00::/8", "fd00::/8"), ("::1", "::1/128"),
        ("0.0.0.0/0", "0.0.0.0/0"), ("::/0", "::/0"), ("::ffff:10.0.0.0/104", "10.0.0.0/8"),
    ])
    func `a range is written in one way`(_ text: String, _ written: String) throws {
        #expect(try AddressRange(text).description == written)
    }

    @Test(arguments: [
        ("", "'' is not an address range: write 192.0.2.0/24, 2001:db8::/32 or one address"),
        ("localhost/8", "'localhost/8' is not an address range: write 192.0.2.0/24, 2001:db8::/32 or one address"),
        ("10.0.0.0/33", "'10.0.0.0/33' is not an address range: behind the slash belongs a number from 0 to 32"),
        ("::/129", "'::/129' is not an address range: behind the slash belongs a number from 0 to 128"),
        ("10.0.0.0/", "'10.0.0.0/' is not an address range: behind the slash belongs a number from 0 to 32"),
        ("10.0.0.0/+8", "'10.0.0.0/+8' is not an address range: behind the slash belongs a number from 0 to 32"),
        ("10.0.0.0/8/9", "'10.0.0.0/8/9' is not an address range: behind the slash belongs a number from 0 to 32"),
        ("10.1.2.3/8", "'10.1.2.3/8' names an address inside a range: write 10.0.0.0/8 for the whole range"),
        ("fd00::1/8", "'fd00::1/8' names an address inside a range: write fd00::/8 for the whole range"),
    ])
    func `a range that is wrong is refused with what would be right`(_ text: String, _ message: String) {
        let error = #expect(throws: AddressRangeError.self) { try AddressRange(text) }
        #expect(error?.description == message)
    }

    private static let blocked = [
        ("0.0.0.0", "this network"), ("0.1.2.3", "this network"), ("0.255.255.255", "this network"),
        ("10.0.0.0", "private"), ("10.255.255.255", "private"), ("100.64.0.0", "carrier-grade NAT"),
        ("100.100.100.200", "carrier-grade NAT"), ("100.127.255.255", "carrier-grade NAT"), ("127.0.0.1", "loopback"),
        ("127.255.255.255", "loopback"), ("168.63.129.16", "cloud platform"), ("169.254.0.0", "link-local"),
        ("169.254.169.254", "link-local"), ("172.16.0.0", "private"), ("172.31.255.255", "private"),
        ("192.0.0.0", "protocol assignments"), ("192.0.0.255", "protocol assignments"), ("192.0.2.1", "documentation"),
        ("192.88.99.1", "6to4 relay"), ("192.168.0.0", "private"), ("192.168.255.255", "private"),
        ("198.18.0.0", "benchmarking"), ("198.19.255.255", "benchmarking"), ("198.51.100.7", "documentation"),
        ("203.0.113.7", "documentation"), ("224.0.0.1", "multicast"), ("239.255.255.255", "multicast"),
        ("240.0.0.1", "reserved"), ("255.255.255.254", "reserved"), ("255.255.255.255", "broadcast"),
        ("::", "unspecified"), ("::1", "loopback"), ("::2", "IPv4-compatible"), ("::127.0.0.1", "IPv4-compatible"),
        ("::ffff:127.0.0.1", "loopback"), ("::ffff:169.254.169.254", "link-local"), ("::ffff:a00:1", "private"),
        ("64:ff9b::7f00:1", "IPv4 translation"), ("64:ff9b:1::1", "IPv4 translation"), ("100::1", "discard"),
        ("2001::1", "Teredo"), ("2001:0:7f00:1::", "Teredo"), ("2001:2::1", "protocol assignments"),
        ("2001:20::1", "protocol assignments"), ("2001:1ff:ffff::1", "protocol assignments"),
        ("2001:db8::1", "documentation"), ("2001:db8:ffff::", "documentation"), ("2002:7f00:1::1", "6to4"),
        ("3fff::1", "documentation"), ("3fff:fff:ffff::1", "documentation"), ("5f00::1", "segment routing"),
        ("fc00::1", "unique local"), ("fd00:ec2::254", "unique local"), ("fdff:ffff::1", "unique local"),
        ("fe80::1", "link-local"), ("febf:ffff::1", "link-local"), ("fec0::1", "site-local"), ("ff02::1", "multicast"),
        ("4000::1", "not global unicast"), ("1fff::1", "not global unicast"), ("::fffe:7f00:1", "not global unicast"),
        ("64:ff9b:2::1", "not global unicast"),
    ]

    private static let open = [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0",
        "126.255.255.255", "128.0.0.0", "168.63.129.15", "168.63.129.17", "169.253.255.255", "169.255.0.0",
        "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.0.3.0", "192.88.98.255", "192.88.100.0", "192.167.255.255",
        "192.169.0.0", "198.17.255.255", "198.20.0.0", "198.51.99.255", "203.0.112.255", "203.0.114.0",
        "223.255.255.255",
        "::ffff:8.8.8.8", "2000::1", "2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1", "2003::1",
        "2606:2800:220:1::1", "2a00:1450::1", "3ffe:ffff::1", "3fff:1000::1",
    ]
}
