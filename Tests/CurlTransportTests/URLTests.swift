import CurlTransport
import Testing
import Webhooks

@Suite struct URLTests {
    /// Every way of writing this machine; each passes the parser and must fail at the filter.
    @Test(arguments: [
        "http://127.0.0.1", "http://[::1]", "http://0x7f000001", "http://2130706433", "http://0177.0.0.1",
        "http://127.1",
        "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://localhost", "http://LOCALHOST.", "http://0",
        "http://%31%32%37.0.0.1", "http://hook.localhost", "http://[::]", "http://0.0.0.0",
    ])
    func `this machine is not dialled`(_ prefix: String) async throws {
        let receiver = try ScriptedReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")
        let world = try TransportWorld { $0.allowedRanges = [] }
        let exchange = await world.post("\(prefix):\(receiver.port)/")
        #expect(["blockedAddress", "nameNotFound", "invalidURL"].map(Outcome.failure).contains(Outcome(exchange)))
        if !prefix.contains("ocalhost") && !prefix.contains("LOCAL") && !prefix.contains("%") {
            #expect(Outcome(exchange) == .failure("blockedAddress"))
            #expect(throws: HTTPFailure.self) { try world.transport.check(url: prefix) }
        }
        #expect(exchange.remoteAddress == nil)
        #expect(receiver.record.connections == 0)
        await world.transport.close()
    }

    @Test func `a blocked address is named with its reason`() async throws {
        let world = try TransportWorld { $0.allowedRanges = [] }
        let exchange = await world.post("http://0x7f000001/")
        #expect(throws: HTTPFailure.blockedAddress("127.0.0.1 is loopback")) { try exchange.outcome.get() }
        await world.transport.close()
    }

    @Test(arguments: ["http://127.0.0.1", "http://0x7f000001", "http://[::ffff:127.0.0.1]", "http://localhost"])
    func `an allowed range lifts the block under every name`(_ prefix: String) async throws {
        let receiver = try ScriptedReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")
        let world = try TransportWorld { $0.allowedRanges = [] }
        try world.transport.reload(
            CurlTransportSettings(allowsPlainHTTP: true, allowedRanges: [try AddressRange("127.0.0.0/8")])
        )
        #expect(Outcome(await world.post("\(prefix):\(receiver.port)/")) == .answer(204))
        await world.transport.close()
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://user@127.0.0.1/",
        "http://u:p@127.0.0.1/",
        "http://", "", "http://127.0.0.1:99999/", "http://a b/", "http://127.0.0.1/\u{0}", "javascript:alert(1)",
        "/hook",
        "http://[::1", "http://@127.0.0.1/",
    ])
    func `a URL that cannot be used is refused by check and by post alike`(_ url: String) async throws {
        let world = try TransportWorld()
        #expect(Outcome(await world.post(url, timeout: 500)) == .failure("invalidURL"))
        let failure = #expect(throws: HTTPFailure.self) { try world.transport.check(url: url) }
        guard case .invalidURL = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        await world.transport.close()
    }

    @Test func `http is refused unless it is allowed`() async throws {
        let receiver = try ScriptedReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")
        let world = try TransportWorld { $0.allowsPlainHTTP = false }
        #expect(Outcome(await world.post(receiver.url())) == .failure("invalidURL"))
        #expect(throws: HTTPFailure.invalidURL("it must begin with https")) {
            try world.transport.check(url: receiver.url())
        }
        #expect(receiver.record.connections == 0)
        await world.transport.close()
    }

    @Test(arguments: [
        ("https://Hooks.Example.com/a?b=c", HTTPTarget(scheme: "https", host: "hooks.example.com", port: 443)),
        ("http://example.com:8080/#f", HTTPTarget(scheme: "http", host: "example.com", port: 8080, hasFragment: true)),
        ("HTTPS://93.184.216.34/", HTTPTarget(scheme: "https", host: "93.184.216.34", port: 443)),
        ("https://[2606:2800:220:1::1]:8443/", HTTPTarget(scheme: "https", host: "2606:2800:220:1::1", port: 8443)),
        ("https://0x5db8d822/", HTTPTarget(scheme: "https", host: "93.184.216.34", port: 443)),
    ])
    func `check says where a URL leads`(_ url: String, _ target: HTTPTarget) throws {
        let world = try TransportWorld()
        #expect(try world.transport.check(url: url) == target)
    }

    @Test func `a name that does not exist is not found`() async throws {
        let world = try TransportWorld()
        let exchange = await world.post("http://nowhere.invalid/", timeout: 5_000)
        #expect([.failure("nameNotFound"), .failure("timedOut")].contains(Outcome(exchange)))
        await world.transport.close()
    }
}
