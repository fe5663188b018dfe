import CurlTransport
import Foundation
import Testing
import Webhooks

@Suite struct ConnectionTests {
    private static let noContent = "HTTP/1.1 204 No Content\r\n\r\n"

    @Test func `twenty posts one after the other use one connection`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        var reused = 0
        for _ in 0..<20 {
            let exchange = await world.post(receiver.url())
            #expect(Outcome(exchange) == .answer(204))
            reused += exchange.isReusedConnection ? 1 : 0
        }
        #expect(receiver.record.connections == 1)
        #expect(reused == 19)
        await world.transport.close()
    }

    @Test func `a request that needs a fresh connection gets one`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        _ = await world.post(receiver.url())
        let exchange = await world.post(receiver.url()) { $0.needsFreshConnection = true }
        #expect(Outcome(exchange) == .answer(204))
        #expect(!exchange.isReusedConnection)
        #expect(receiver.record.connections == 2)
        await world.transport.close()
    }

    @Test func `the request arrives byte for byte`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        let body = "{\"a\":\"\u{0}\u{1F600}\"}"
        _ = await world.post(receiver.url(path: "/a/../b%2F?q=1"), body: body) {
            $0.headers = [("content-type", "application/json"), ("webhook-id", "msg_1"), ("x-empty", "")]
        }
        let expected = """
            POST /a/../b%2F?q=1 HTTP/1.1\r
            Host: 127.0.0.1:\(receiver.port)\r
            User-Agent: Holdfast\r
            Accept: */*\r
            content-type: application/json\r
            webhook-id: msg_1\r
            x-empty:\r
            Content-Length: 13\r
            \r
            \(body)
            """
        #expect(receiver.record.requests == [expected])
        await world.transport.close()
    }

    @Test func `an empty body and a large one are sent whole`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        let large = String(repeating: "0123456789", count: 50_000)
        for body in ["", large] { #expect(Outcome(await world.post(receiver.url(), body: body)) == .answer(204)) }
        #expect(receiver.record.requests.map { $0.hasSuffix("\r\n\r\n") } == [true, false])
        #expect(receiver.record.requests.last?.hasSuffix("\r\n\r\n" + large) == true)
        #expect(receiver.record.requests.allSatisfy { !$0.lowercased().contains("expect:") })
        await world.transport.close()
    }

    @Test func `an answer left over on a connection is not taken for the next one`() async throws {
        let next = DispatchSemaphore(value: 0)
        let receiver = try ScriptedReceiver { connection in
            while connection.readRequest() != nil {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright")
                if connection.number == 1 {
                    _ = next.wait(timeout: .now() + 10)
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nstale")
                    connection.record.note("left over")
                }
            }
        }
        let world = try TransportWorld()
        #expect(Outcome(await world.post(receiver.url())) == .answer(200, "right"))
        next.signal()
        _ = await receiver.record.notes(1)
        let second = await world.post(receiver.url())
        #expect(Outcome(second) == .answer(200, "right"))
        #expect(!second.isReusedConnection)
        #expect(receiver.record.connections == 2)
        #expect(
            receiver.record.requests.count == 2,
            "the second request must not have gone out over the first connection"
        )
        await world.transport.close()
    }

    @Test(arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nright", "HTTP/1.1 204 No Content\r\n\r\n"])
    func `a second answer in the same packet is not taken for the next one`(_ answer: String) async throws {
        let stale = "HTTP/1.1 500 Stale\r\nContent-Length: 5\r\n\r\nstale"
        let receiver = try ScriptedReceiver.answering(answer + stale)
        let world = try TransportWorld()
        for _ in 0..<3 {
            guard case .answer(let status, _, _) = Outcome(await world.post(receiver.url())) else {
                Issue.record("no answer")
                continue
            }
            #expect((200...204).contains(status))
        }
        await world.transport.close()
    }

    @Test func `a connection that ended while idle is not used again`() async throws {
        let receiver = try ScriptedReceiver { connection in
            guard connection.readRequest() != nil else { return }
            connection.send(Self.noContent)
            connection.close()
            connection.record.note("closed")
        }
        let world = try TransportWorld()
        for _ in 0..<5 {
            #expect(Outcome(await world.post(receiver.url())) == .answer(204))
            _ = await receiver.record.notes(1)
        }
        #expect(receiver.record.requests.count == 5)
        #expect(receiver.record.connections == 5)
        await world.transport.close()
    }

    @Test func `pooled connections that break under the request cost one double at the most`() async throws {
        // Each connection answers its first request and breaks under its second.
        let receiver = try ScriptedReceiver { connection in
            guard connection.readRequest() != nil else { return }
            connection.record.note("first")
            connection.send(Self.noContent)
            if connection.readRequest() != nil { connection.reset() }
        }
        let world = try TransportWorld()
        await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { _ = await world.post(receiver.url()) { $0.needsFreshConnection = true } } }
        }
        #expect(receiver.record.connections == 8)
        let exchange = await world.post(receiver.url())
        #expect(Outcome(exchange) == .answer(204))
        #expect(receiver.record.requests.count == 8 + 2)
        #expect(receiver.record.connections == 9)
        await world.transport.close()
    }

    @Test func `sixty-four posts at once all arrive, over at most as many connections`() async throws {
        let receiver = try ScriptedReceiver.answering(Self.noContent)
        let world = try TransportWorld()
        let answers = await withTaskGroup(of: Outcome.self) { group in
            for number in 0..<64 {
                group.addTask {
                    for _ in 0..<4 { _ = await world.post(receiver.url(), body: "\(number)") }
                    return Outcome(await world.post(receiver.url(), body: "\(number)"))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == Array(repeating: .answer(204), count: 64))
        #expect(receiver.record.requests.count == 320)
        #expect(receiver.record.connections <= 64)
        await world.transport.close()
    }

    @Test func `timings are in order and the address is the one dialled`() async throws {
        let receiver = try ScriptedReceiver(isVersion6: true) { connection in
            guard connection.readRequest() != nil else { return }
            connection.send(Self.noContent)
        }
        let world = try TransportWorld()
        let exchange = await world.post(receiver.url("[::1]"))
        let timings = exchange.timings
        #expect(exchange.remoteAddress == "[::1]:\(receiver.port)")
        #expect(timings.nameLookup > 0 && timings.nameLookup <= timings.connect)
        #expect(timings.connect <= timings.firstByte && timings.firstByte <= timings.total)
        #expect(timings.tlsHandshake == 0)
        await world.transport.close()
    }
}
