import Testing

@testable import Daemon

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("0s", Duration.zero, "0s"), ("500ms", .milliseconds(500), "500ms"), ("2s", .seconds(2), "2s"),
        ("90s", .seconds(90), "1m30s"), ("15m", .seconds(900), "15m"), ("1h30m", .seconds(5_400), "1h30m"),
        ("1d2h3m4s5ms", .milliseconds(93_784_005), "1d2h3m4s5ms"), ("365d", .seconds(31_536_000), "365d"),
        ("24h", .seconds(86_400), "1d"), ("007s", .seconds(7), "7s"),
    ])
    func `a span is read and written`(text: String, expected: Duration, canonical: String) throws {
        #expect(try DurationText.parse(text) == expected)
        #expect(DurationText.format(expected) == canonical)
        #expect(try DurationText.parse(canonical) == expected)
    }

    @Test(arguments: [
        "", "15", "m", "15 m", "1.5h", "-1s", "+1s", "1m1h", "1s1s", "1M", "1y", "1hour", "99999999999999999999s",
        "9223372036854775807d", "106751991167d106751991167h", "١s", "1s ", "1h,30m",
    ])
    func `what is ambiguous is refused with an example`(text: String) {
        let problem = #expect(throws: SettingProblem.self) { try DurationText.parse(text) }
        #expect(problem?.remedy.contains("15m") == true)
    }
}

@Suite struct ByteCountTextTests {
    @Test(arguments: [
        ("0", 0, "0"), ("0B", 0, "0"), ("512B", 512, "512B"), ("1KB", 1_000, "1KB"), ("1kB", 1_000, "1KB"),
        ("1KiB", 1_024, "1KiB"), ("256MB", 256_000_000, "256MB"), ("64MiB", 67_108_864, "64MiB"),
        ("1 GB", 1_000_000_000, "1GB"), ("2TiB", 2 << 40, "2TiB"), ("1500B", 1_500, "1500B"),
    ])
    func `a size is read and written`(text: String, expected: Int, canonical: String) throws {
        #expect(try ByteCountText.parse(text) == expected)
        #expect(ByteCountText.format(expected) == canonical)
    }

    @Test(arguments: ["", "256", "MB", "1.5GB", "-1B", "1mb", "1M", "1 G B", "9999999999TiB", "99999999999999999999B"])
    func `what is ambiguous is refused with an example`(text: String) {
        let problem = #expect(throws: SettingProblem.self) { try ByteCountText.parse(text) }
        #expect(problem?.remedy.contains("256MB") == true)
    }
}

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8480", "127.0.0.1", 8_480), ("[::1]:8480", "::1", 8_480), ("127.9.0.1:0", "127.9.0.1", 0),
    ])
    func `an address of the loopback is read and written`(text: String, host: String, port: Int) throws {
        let address = try ListenAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.description == text)
    }

    @Test(arguments: [
        ("0.0.0.0:80", "other machines"), ("192.0.2.1:80", "other machines"), ("[::]:80", "other machines"),
        ("[2001:db8::1]:80", "other machines"), ("[::ffff:127.0.0.1]:80", "other machines"), ("", "not an address"),
        ("8480", "not an address"), (":8480", "not an address"), ("127.0.0.1", "not an address"),
        ("127.0.0.1:", "not an address"), ("127.0.0.1:65536", "not an address"), ("127.0.0.1:-1", "not an address"),
        ("127.0.0.1:+1", "not an address"), ("127.0.0.1:8o", "not an address"), ("::1:8480", "not an address"),
        ("[::1]", "not an address"), ("[127.0.0.1]:80", "not an address"), ("localhost:80", "not an address"),
        ("127.1:80", "not an address"), ("http://127.0.0.1:80", "not an address"),
    ])
    func `anything else is refused`(text: String, reason: String) {
        let problem = #expect(throws: SettingProblem.self) { try ListenAddress(text) }
        #expect(problem?.message.contains(reason) == true)
    }
}

@Suite struct NetworkRangeTests {
    @Test(arguments: [
        "10.0.0.0/8", "192.0.2.0/24", "192.0.2.7", "192.0.2.7/32", "0.0.0.0/0", "fd00::/8", "2001:db8::/32", "::1",
        "::/0",
        "172.16.0.0/12",
    ])
    func `CIDR notation is taken as it is`(text: String) throws {
        #expect(try NetworkRange(text).text == text)
    }

    @Test(arguments: [
        ("10.1.2.3/8", "write 10.0.0.0/8 for the whole range"),
        ("172.20.0.0/12", "write 172.16.0.0/12 for the whole range"),
        ("2001:db8::1/32", "write 2001:db8::/32 for the whole range"),
        ("1.1.1.1/0", "write 0.0.0.0/0 for the whole range"),
        ("10.0.0.0/33", "write a number from 0 to 32 after the slash"),
        ("10.0.0.0/", "write a number from 0 to 32 after the slash"),
        ("fd00::/129", "write a number from 0 to 128 after the slash"),
        ("10.0.0.0/+8", "write a number from 0 to 32 after the slash"),
        ("10.0.0", "write for example 192.0.2.0/24, 2001:db8::/32 or one address"),
        ("example.com", "write for example 192.0.2.0/24, 2001:db8::/32 or one address"),
        ("", "write for example 192.0.2.0/24, 2001:db8::/32 or one address"),
        ("010.0.0.0/8", "write for example 192.0.2.0/24, 2001:db8::/32 or one address"),
    ])
    func `anything else is refused with what would be right`(text: String, remedy: String) {
        let problem = #expect(throws: SettingProblem.self) { try NetworkRange(text) }
        #expect(problem?.remedy == remedy)
    }
}

@Suite struct PathTextTests {
    @Test(arguments: [
        ("/a/b", "/a/b"), ("b", "/base/b"), ("./b/", "/base/b"), ("../b", "/b"), ("/a//b/./c/..", "/a/b"), ("/", "/"),
        ("../../..", "/"),
    ])
    func `a path is made absolute and plain`(text: String, expected: String) {
        #expect(PathText.resolve(text, against: "/base") == expected)
    }

    @Test(arguments: [
        ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/a/b", false), ("/a", "/", true),
    ])
    func `a path lies in a directory only below a slash`(path: String, directory: String, expected: Bool) {
        #expect(PathText.isInside(path, directory) == expected)
    }
}

@Suite struct NearestKeyTests {
    @Test(arguments: [
        ("log.levl", "log.level"), ("quietPeriod", "inbox.quietPeriod"), ("inbox.quietperiod", "inbox.quietPeriod"),
        ("webhook.timeout", "webhooks.timeout"), ("logs.level", "log.level"), ("http.adress", "http.address"),
        ("color", nil), ("inbox.everything", nil),
    ])
    func `a slip is found, a stranger is not`(written: String, expected: String?) {
        #expect(NearestKey.suggestion(for: written, among: Setting.allCases.map(\.rawValue)) == expected)
    }
}
