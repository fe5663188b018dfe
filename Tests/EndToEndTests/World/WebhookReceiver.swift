import Foundation
import Synchronization

/// A receiver of webhooks on a loopback port: answers each POST and keeps what came.
///
/// Threads and plain sockets, so that the daemon's own code is not on both sides.
final class WebhookReceiver: Sendable {
    /// How a request is answered. (A bare closure would be wrapped once more each time it leaves a generic type.)
    private struct Answer {
        let status: @Sendable (WebhookRequest) -> Int
    }

    let port: Int
    /// What came, in order; noted before it is answered.
    let requests = Journal<WebhookRequest>()
    private let listener: Int32
    private let answer = Mutex(Answer { _ in 204 })

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 128) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [weak self] in
            while true {
                let connection = accept(socket, nil, nil)
                if connection < 0 { break }
                Thread.detachNewThread { [weak self] in Self.serve(connection) { self?.receive($0) } }
            }
            close(socket)
        }
    }

    deinit { stop() }

    var url: String { "http://127.0.0.1:\(port)/hook" }

    /// Refuses connections from now on.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    /// Says how requests are answered: with which status, and when, as each has a thread of its own.
    func answer(by closure: @escaping @Sendable (WebhookRequest) -> Int) {
        answer.withLock { $0 = Answer(status: closure) }
    }

    private func receive(_ request: WebhookRequest) -> Int {
        requests.note(request)
        return answer.withLock { $0 }.status(request)
    }

    private static func serve(_ connection: Int32, _ receive: (WebhookRequest) -> Int?) {
        defer { close(connection) }
        var buffer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            while let (request, length) = WebhookRequest.parse(buffer) {
                buffer.removeFirst(length)
                guard let status = receive(request) else { return }
                let answer = "HTTP/1.1 \(status) Answer\r\nContent-Length: 0\r\n\r\n"
                guard Foundation.send(connection, answer, answer.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else {
                    return
                }
            }
            let count = recv(connection, &chunk, chunk.count, 0)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            buffer += chunk[..<count]
        }
    }
}
