import Glibc
import Synchronization
import TestSupport
import Threads

/// A daemon that gives one answer to everything, and remembers what it was asked.
final class CannedDaemon: Sendable {
    let directory: TemporaryDirectory
    private let requests = Mutex<[String]>([])
    private let listener: Int32

    var socketPath: String { "\(directory.path)/s" }

    /// What it was asked, as `POST /path body`.
    var all: [String] { requests.withLock { $0 } }

    init(status: Int = 200, answer: String = "{}") throws {
        directory = try TemporaryDirectory()
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = "\(directory.path)/s"
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        listen(listener, 8)
        let response =
            "HTTP/1.1 \(status) X\r\nContent-Length: \(answer.utf8.count)\r\nConnection: close\r\n\r\n\(answer)"
        try WorkerThread.start(name: "canned-daemon") { [weak self, listener] in
            // Ends when the socket is shut down: accept then fails.
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                let request = Self.request(connection)
                self?.requests.withLock { $0.append(request) }
                _ = send(connection, response, response.utf8.count, Int32(MSG_NOSIGNAL))
                close(connection)
            }
            close(listener)
        }
    }

    deinit { shutdown(listener, Int32(SHUT_RDWR)) }

    private static func request(_ connection: Int32) -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4_096)
        while true {
            let text = String(decoding: bytes, as: UTF8.self)
            if let end = text.firstRange(of: "\r\n\r\n") {
                let length =
                    text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
                let body = text[end.upperBound...]
                if body.utf8.count >= length {
                    let line = text.prefix { $0 != "\r\n" }.split(separator: " ").prefix(2).joined(separator: " ")
                    return body.isEmpty ? line : "\(line) \(body)"
                }
            }
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { return text }
            bytes += part.prefix(count)
        }
    }
}
