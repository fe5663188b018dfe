import CurlTransport
import Foundation
import TestSupport
import Testing
import Webhooks

@Suite struct LimitTests {
    private static let noContent = "HTTP/1.1 204 No Content\r\n\r\n"

    @Test func `more requests than places all arrive`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld { $0.maximumInFlight = 3 }
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { #expect(Outcome(await world.post(receiver.url())) == .answer(204)) } }
        }
        #expect(receiver.record.requests.count == 50)
        #expect(receiver.record.connections <= 3)
        await world.transport.close()
    }

    @Test func `waiting for a place counts towards the timeout`() async throws {
        let receiver = try ScriptedReceiver { connection in
            connection.readRequest()
            connection.record.note("busy")
            connection.waitForEnd()
        }
        let world = try TransportWorld { $0.maximumInFlight = 1 }
        async let first = world.post(receiver.url(), timeout: 10_000)
        _ = await receiver.record.notes(1)
        let clock = ContinuousClock()
        let start = clock.now
        let second = await world.post(receiver.url(), timeout: 200)
        #expect(Outcome(second) == .failure("ours"))
        #expect(clock.now - start < .milliseconds(1_200))
        #expect(receiver.record.requests.count == 1)
        await world.transport.close()
        #expect(Outcome(await first) == .failure("ours"))
    }

    @Test func `closing with grace lets exchanges end and takes no more`() async throws {
        let answer = DispatchSemaphore(value: 0)
        let receiver = try ScriptedReceiver { connection in
            connection.readRequest()
            connection.record.note("asked")
            _ = answer.wait(timeout: .now() + 10)
            connection.send(Self.noContent)
        }
        let world = try TransportWorld()
        async let running = world.post(receiver.url())
        _ = await receiver.record.notes(1)
        async let closing: Void = world.transport.close(grace: .seconds(5))
        // The refusal shows that closing has begun.
        while Outcome(await world.post("http://127.0.0.1:\(receiver.port)/late", timeout: 1)) != .failure("ours") {}
        answer.signal()
        #expect(Outcome(await running) == .answer(204))
        await closing
        #expect(Outcome(await world.post(receiver.url())) == .failure("ours"))
        await world.transport.close()
    }

    @Test func `a receiver that does not answer holds up nobody else`() async throws {
        let silent = try ScriptedReceiver { $0.waitForEnd() }
        let quick = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        await withTaskGroup { group in
            for _ in 0..<50 { group.addTask { _ = await world.post(silent.url(), timeout: 10_000) } }
            for _ in 0..<50 { #expect(Outcome(await world.post(quick.url(), timeout: 2_000)) == .answer(204)) }
            await world.transport.close()
        }
    }

    @Test(arguments: [("a b", "x"), ("", "x"), ("x:y", "x"), ("x", "a\r\nb: c"), ("x", "a\u{0}b")])
    func `a header that would break the request is not sent`(_ name: String, _ value: String) async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        #expect(Outcome(await world.post(receiver.url()) { $0.headers = [(name, value)] }) == .failure("ours"))
        #expect(receiver.record.requests.isEmpty)
        await world.transport.close()
    }

    @Test func `settings that cannot work are refused at once`() throws {
        #expect(throws: CurlTransportError.unreadableCAFile(path: "/nowhere.pem", reason: "No such file or directory"))
        {
            try TransportWorld { $0.caFile = "/nowhere.pem" }
        }
        #expect(throws: CurlTransportError.self) { try TransportWorld { $0.maximumInFlight = 0 } }
        #expect(throws: CurlTransportError.self) { try TransportWorld { $0.userAgent = "a\r\nb" } }
    }

    @Test func `ranges taken back count at once, also for open connections`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        #expect(Outcome(await world.post(receiver.url())) == .answer(204))
        try world.transport.reload(CurlTransportSettings(allowsPlainHTTP: true))
        #expect(Outcome(await world.post(receiver.url())) == .failure("blockedAddress"))
        #expect(
            Outcome(await world.post(receiver.url()) { $0.needsFreshConnection = true }) == .failure("blockedAddress")
        )
        let again = CurlTransportSettings(allowsPlainHTTP: true, allowedRanges: [try AddressRange("127.0.0.0/8")])
        try world.transport.reload(again)
        #expect(Outcome(await world.post(receiver.url())) == .answer(204))
        #expect(receiver.record.requests.count == 2)
        await world.transport.close()
    }
}
