import Foundation
import Synchronization

/// A receiver of webhooks on a loopback port: answers each POST and keeps what came.
///
/// Threads and plain sockets, so that the daemon's own code is not on both sides.
final class WebhookReceiver: Sendable {
    struct Request: Sendable {
        let headers: [String: String]
        let body: Data

        var id: String { headers["webhook-id"] ?? "" }

        /// The body's fields.
        var fields: [String: Any] { (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:] }
        var type: String { fields["type"] as? String ?? "" }

        /// The order number the event is about.
        var orderNumber: String {
            let data = fields["data"] as? [String: Any]
            return (data?["order"] as? [String: Any])?["number"] as? String ?? data?["orderNumber"] as? String ?? ""
        }
    }

    let port: Int
    private let listener: Int32
    private let requests = Mutex<[Request]>([])
    private let stream: AsyncStream<Request>
    private let continuation: AsyncStream<Request>.Continuation
    /// The status line's number for the next requests; 204 unless a test sets another.
    private let status = Mutex(204)

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
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
        (stream, continuation) = AsyncStream.makeStream()
        Thread.detachNewThread { [self] in acceptConnections() }
    }

    deinit { close(listener) }

    var all: [Request] { requests.withLock { $0 } }

    func answer(with code: Int) { status.withLock { $0 = code } }

    /// Waits until a request fits, looking at those that have come too.
    func first(where fits: @Sendable (Request) -> Bool) async -> Request? {
        if let found = all.first(where: fits) { return found }
        for await request in stream where fits(request) { return request }
        return nil
    }

    private func acceptConnections() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection < 0 { return }
            Thread.detachNewThread { [self] in serve(connection) }
        }
    }

    private func serve(_ connection: Int32) {
        defer { close(connection) }
        var buffer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            while let (request, length) = Self.parse(buffer) {
                buffer.removeFirst(length)
                requests.withLock { $0.append(request) }
                let code = status.withLock { $0 }
                let answer = "HTTP/1.1 \(code) Answer\r\nContent-Length: 0\r\n\r\n"
                guard send(connection, answer, answer.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { return }
                continuation.yield(request)
            }
            let count = recv(connection, &chunk, chunk.count, 0)
            if count <= 0 { return }
            buffer += chunk[..<count]
        }
    }

    /// The first whole request in the bytes, and its length.
    private static func parse(_ bytes: [UInt8]) -> (Request, Int)? {
        let text = Data(bytes)
        guard let end = text.range(of: Data("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: text[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
        let headers = lines.dropFirst().reduce(into: [String: String]()) { result, line in
            guard let colon = line.firstIndex(of: ":") else { return }
            result[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let length = end.upperBound + (Int(headers["content-length"] ?? "") ?? 0)
        guard bytes.count >= length else { return nil }
        return (Request(headers: headers, body: Data(bytes[end.upperBound..<length])), length)
    }
}
