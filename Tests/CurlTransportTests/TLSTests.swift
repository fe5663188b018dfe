import CurlTransport
import Testing
import Webhooks

@Suite(.enabled(if: TLSReceiver.isAvailable)) struct TLSTests {
    @Test func `certificates are looked at`() async throws {
        let receiver = try TLSReceiver()
        let world = try TransportWorld {
            $0.allowsPlainHTTP = false
            $0.caFile = receiver.caFile
        }
        for kind in [TLSReceiver.Kind.expired, .wrongHost, .selfSigned, .oldProtocol] {
            let exchange = await world.post(receiver.url(kind))
            #expect(Outcome(exchange) == .failure("tls"), "\(kind): \(exchange.outcome)")
        }
        // Under TLS 1.3 the refusal comes after the handshake, as a broken connection (docs/libcurl.md, 12).
        let refused = await world.post(receiver.url(.wantsClientCertificate))
        #expect([.failure("tls"), .failure("connectionBroken")].contains(Outcome(refused)), "\(refused.outcome)")
        // The certificate is for the name, not for the address.
        #expect(Outcome(await world.post(receiver.url(.good, host: "127.0.0.1"))) == .failure("tls"))
        await world.transport.close()
    }

    @Test func `a good certificate is taken, and its connection used again`() async throws {
        let receiver = try TLSReceiver()
        let world = try TransportWorld { $0.caFile = receiver.caFile }
        let first = await world.post(receiver.url(.good))
        #expect(Outcome(first) == .answer(200, "1"))
        #expect(first.timings.tlsHandshake > first.timings.connect)
        for _ in 0..<5 {
            let next = await world.post(receiver.url(.good))
            #expect(Outcome(next) == .answer(200, "1"), "session tickets must not make a connection look stale")
            #expect(next.isReusedConnection)
        }
        await world.transport.close()
    }

    @Test func `an authority that is no longer trusted counts at once`() async throws {
        let receiver = try TLSReceiver()
        let world = try TransportWorld { $0.caFile = receiver.caFile }
        #expect(Outcome(await world.post(receiver.url(.good))) == .answer(200, "1"))
        let settings = CurlTransportSettings(allowedRanges: [try AddressRange("127.0.0.1")])
        try world.transport.reload(settings)
        #expect(Outcome(await world.post(receiver.url(.good))) == .failure("tls"))
        await world.transport.close()
    }

    @Test func `TLS and plain HTTP do not mix`() async throws {
        let receiver = try TLSReceiver()
        let plain = try ScriptedReceiver.answering("HTTP/1.1 204 No Content\r\n\r\n")
        let world = try TransportWorld { $0.caFile = receiver.caFile }
        let wrong = await world.post(receiver.url(.good).replacing("https", with: "http"))
        #expect(Outcome(wrong) == .failure("connectionBroken"), "\(wrong.outcome)")
        #expect(Outcome(await world.post(plain.url().replacing("http", with: "https"), timeout: 1_000)) != .answer(204))
        await world.transport.close()
    }
}
