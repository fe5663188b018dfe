import CurlTransport
import Testing
import Webhooks

/// What a receiver does with the first request, and what the sender must make of it.
struct AnswerCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let expected: Outcome
    var timeout: Int64 = 5_000
    let script: ScriptedReceiver.Script

    init(_ name: String, _ expected: Outcome, timeout: Int64 = 5_000, _ script: @escaping ScriptedReceiver.Script) {
        testDescription = name
        self.expected = expected
        self.timeout = timeout
        self.script = { connection in
            guard connection.readRequest() != nil else { return }
            script(connection)
        }
    }

    /// Answers with fixed bytes and lets the sender hang up.
    init(_ name: String, sends answer: String, _ expected: Outcome) {
        self.init(name, expected) {
            $0.send(answer)
            $0.waitForEnd()
        }
    }

    /// Answers with fixed bytes and hangs up.
    init(_ name: String, sendsAndCloses answer: String, _ expected: Outcome) {
        self.init(name, expected) { $0.send(answer) }
    }
}

@Suite struct AnswerTests {
    @Test(arguments: AnswerCase.good + AnswerCase.odd + AnswerCase.bad)
    func `a receiver that`(_ answer: AnswerCase) async throws {
        let receiver = try ScriptedReceiver(script: answer.script)
        let world = try TransportWorld()
        let exchange = await world.post(receiver.url(), timeout: answer.timeout)
        #expect(Outcome(exchange) == answer.expected, "\(exchange.outcome)")
        #expect(exchange.remoteAddress == "127.0.0.1:\(receiver.port)")
        await world.transport.close()
    }

    @Test func `a port where nobody listens is refused`() async throws {
        let world = try TransportWorld()
        let exchange = await world.post("http://127.0.0.1:\(try ScriptedReceiver.closedPort())/")
        #expect(Outcome(exchange) == .failure("refused"))
        await world.transport.close()
    }

    @Test func `a giant body is cut at the limit`() async throws {
        let chunk = "2000\r\n" + String(repeating: "x", count: 8_192) + "\r\n"
        let receiver = try ScriptedReceiver { connection in
            guard connection.readRequest() != nil else { return }
            connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            connection.sendForever(chunk)
        }
        let world = try TransportWorld()
        let response = try await world.post(receiver.url()).outcome.get()
        #expect(response.status == 200)
        #expect(response.body.count == HTTPResponse.bodyLimit)
        #expect(response.isBodyTruncated)
        await world.transport.close()
    }

    @Test func `a body of exactly the limit is whole`() async throws {
        let body = String(repeating: "x", count: HTTPResponse.bodyLimit)
        let receiver = try ScriptedReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n\(body)")
        let world = try TransportWorld()
        let response = try await world.post(receiver.url()).outcome.get()
        #expect(response.body.count == HTTPResponse.bodyLimit)
        #expect(!response.isBodyTruncated)
        await world.transport.close()
    }

    @Test(
        arguments: [
            ("120", 120), ("0", 0), ("Thu, 01 Jan 2026 00:01:00 GMT", 60), ("Wed, 31 Dec 2025 23:59:00 GMT", -60),
            ("Thursday, 01-Jan-26 00:01:00 GMT", 60), ("99999999999999999999", 3_153_600_000), ("12abc", nil),
            ("-5", nil), ("soon", nil), ("", nil),
        ] as [(String, Int64?)]
    )
    func `Retry-After is read`(_ value: String, _ seconds: Int64?) async throws {
        let receiver = try ScriptedReceiver.answering(
            "HTTP/1.1 429 Slow Down\r\nretry-AFTER: \(value)\r\nContent-Length: 0\r\n\r\n"
        )
        let world = try TransportWorld()
        let response = try await world.post(receiver.url()).outcome.get()
        #expect(response.status == 429)
        #expect(response.retryAfterSeconds == seconds)
        await world.transport.close()
    }
}

extension AnswerCase {
    static let good: [AnswerCase] = [
        AnswerCase("says 200", sends: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", .answer(200, "ok")),
        AnswerCase("says 204", sends: "HTTP/1.1 204 No Content\r\n\r\n", .answer(204)),
        AnswerCase("says 204 with a body", sends: "HTTP/1.1 204 No\r\nContent-Length: 2\r\n\r\nok", .answer(204)),
        AnswerCase("says 410", sends: "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", .answer(410)),
        AnswerCase("says 500 and closes", sendsAndCloses: "HTTP/1.0 500 Oh\r\n\r\nno", .answer(500, "no")),
        AnswerCase("says 999", sends: "HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n", .answer(999)),
        AnswerCase("sends no reason", sends: "HTTP/1.1 202\r\nContent-Length: 0\r\n\r\n", .answer(202)),
        AnswerCase(
            "redirects",
            sends: "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\nContent-Length: 0\r\n\r\n",
            .answer(302)
        ),
        AnswerCase(
            "sends early hints first",
            sends: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n",
            .answer(201)
        ),
        AnswerCase(
            "sends trailers that look like a head",
            sends: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nHTTP/1.1: 500\r\n\r\n",
            .answer(200, "ok")
        ),
        AnswerCase(
            "compresses unasked",
            sends: "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nGZIP",
            .answer(200, "GZIP")
        ),
    ]

    /// Answers whose head was whole: the receiver has spoken, whatever happened then (docs/libcurl.md, 11).
    static let odd: [AnswerCase] = [
        AnswerCase(
            "breaks off inside the body",
            sendsAndCloses: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
            .answer(200, "half", isTruncated: true)
        ),
        AnswerCase("resets inside the body", .answer(200, "half", isTruncated: true)) {
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            $0.reset()
        },
        AnswerCase("stalls inside the body", .answer(200, "half", isTruncated: true), timeout: 250) {
            $0.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            $0.waitForEnd()
        },
        AnswerCase(
            "sends a broken chunk",
            sends: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            .answer(200, isTruncated: true)
        ),
        AnswerCase(
            "refuses before reading the body",
            sendsAndCloses: "HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            .answer(413)
        ),
    ]

    static let bad: [AnswerCase] = [
        AnswerCase("never replies", .failure("timedOut"), timeout: 250) { $0.waitForEnd() },
        AnswerCase("closes without a word", .failure("connectionBroken")) { _ in },
        AnswerCase("resets without a word", .failure("connectionBroken")) { $0.reset() },
        AnswerCase("stalls inside the head", .failure("timedOut"), timeout: 250) {
            $0.send("HTTP/1.1 200 OK\r\nServer: slow\r\n")
            $0.waitForEnd()
        },
        AnswerCase(
            "closes inside the head",
            sendsAndCloses: "HTTP/1.1 200 OK\r\nServer: slow\r\n",
            .failure("protocolViolation")
        ),
        AnswerCase("sends headers without end", .failure("protocolViolation")) {
            $0.send("HTTP/1.1 200 OK\r\n")
            $0.sendForever("X-Flood: \(String(repeating: "x", count: 1_000))\r\n")
        },
        AnswerCase("sends one endless header", .failure("protocolViolation")) {
            $0.send("HTTP/1.1 200 OK\r\nX-Flood: ")
            $0.sendForever(String(repeating: "x", count: 1_000))
        },
        AnswerCase("says continue without end", .failure("protocolViolation")) {
            $0.sendForever("HTTP/1.1 100 Continue\r\n\r\n")
        },
        AnswerCase("switches protocols", .failure("connectionBroken")) {
            $0.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n")
        },
        AnswerCase("speaks HTTP/0.9", sendsAndCloses: "<html>hello</html>", .failure("protocolViolation")),
        AnswerCase("speaks SSH", sendsAndCloses: "SSH-2.0-OpenSSH_9.2\r\n", .failure("protocolViolation")),
    ]
}
