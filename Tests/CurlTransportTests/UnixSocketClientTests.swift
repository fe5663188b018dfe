import CurlTransport
import Foundation
import TestSupport
import Testing

@Suite struct UnixSocketClientTests {
    private let directory: TemporaryDirectory
    private var path: String { "\(directory.path)/control" }

    init() throws { directory = try TemporaryDirectory() }

    private func ask(
        _ method: String = "GET",
        path: String = "/health?deep=1",
        body: String = "",
        timeout: Int64 = 5_000
    ) async throws -> (status: Int, body: [UInt8]) {
        try await UnixSocketClient.request(
            socketPath: self.path,
            method: method,
            path: path,
            headers: [("authorization", "Bearer x")],
            body: Array(body.utf8),
            timeout: timeout
        )
    }

    @Test func `a large answer comes whole`() async throws {
        let large = String(repeating: "0123456789", count: 100_000)
        let receiver = try ScriptedReceiver(socketPath: path) { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(large.utf8.count)\r\n\r\n\(large)")
        }
        let answer = try await ask()
        #expect(answer.status == 200)
        #expect(answer.body == Array(large.utf8))
        let request = receiver.record.requests.first ?? ""
        #expect(request.hasPrefix("GET /health?deep=1 HTTP/1.1\r\nHost: localhost\r\n"))
        #expect(request.contains("authorization: Bearer x\r\n"))
    }

    @Test(arguments: [("POST", "{}"), ("PUT", "{}"), ("DELETE", ""), ("POST", ""), ("PATCH", "x")])
    func `any method and status pass`(_ method: String, _ body: String) async throws {
        let receiver = try ScriptedReceiver(socketPath: path) { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno")
        }
        let answer = try await ask(method, body: body)
        #expect(answer.status == 409)
        #expect(answer.body == Array("no".utf8))
        #expect(receiver.record.requests.first?.hasPrefix("\(method) ") == true)
        #expect(receiver.record.requests.first?.hasSuffix("\r\n\r\n\(body)") == true)
    }

    @Test func `where nobody listens says so with the reason`() async throws {
        let error = await #expect(throws: UnixSocketError.self) { try await ask() }
        #expect(error == .notListening(path: path, reason: "No such file or directory"), "\(error.debugDescription)")
    }

    @Test func `an answer that breaks off is an error`() async throws {
        let receiver = try ScriptedReceiver(socketPath: path) { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        }
        let error = await #expect(throws: UnixSocketError.self) { try await ask() }
        guard case .connectionBroken = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
        #expect(receiver.record.requests.count == 1)
    }

    @Test func `no answer in time is an error`() async throws {
        let receiver = try ScriptedReceiver(socketPath: path) { $0.waitForEnd() }
        await #expect(throws: UnixSocketError.timedOut(milliseconds: 100)) { try await ask(timeout: 100) }
        #expect(receiver.record.connections == 1)
    }

    @Test(arguments: [("GET /", "/"), ("", "/"), ("GET", "health"), ("GET", "/a b"), ("GET", "/\r\nX: y")])
    func `a request that would be another is refused`(_ method: String, _ path: String) async throws {
        let error = await #expect(throws: UnixSocketError.self) { try await ask(method, path: path) }
        guard case .badRequest = error else {
            Issue.record("\(error.debugDescription)")
            return
        }
    }
}
