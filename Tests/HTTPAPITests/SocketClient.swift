import Glibc
import Threads

/// A client that blocks, on a thread of its own.
enum SocketClient {
    struct Refused: Error { let reason: String }

    /// Sends one request over a Unix domain socket and reads to the end.
    static func ask(_ path: String, _ line: String) async throws -> String {
        try await WorkerThread.result(name: "test-client") {
            let descriptor = try connected(path)
            defer { close(descriptor) }
            return exchange(descriptor, line, host: "localhost")
        }
    }

    /// A connection on which nothing was said yet.
    static func connected(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(path)
        try connect(descriptor, &address)
        return descriptor
    }

    /// Sends one request over loopback TCP and reads to the end.
    static func ask(port: Int, _ line: String, host: String) async throws -> String {
        try await WorkerThread.result(name: "test-client") {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try connect(descriptor, &address)
            return exchange(descriptor, line, host: host)
        }
    }

    /// A listening socket on a path, without anybody who serves it.
    static func bind(_ path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(path)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        listen(descriptor, 8)
        return descriptor
    }

    private static func address(_ path: String) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return address
    }

    private static func connect<Address>(_ descriptor: Int32, _ address: inout Address) throws {
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard result == 0 else { throw Refused(reason: String(cString: strerror(errno))) }
    }

    private static func exchange(_ descriptor: Int32, _ line: String, host: String) -> String {
        let request = Array("\(line)\r\nHost: \(host)\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".utf8)
        _ = send(descriptor, request, request.count, Int32(MSG_NOSIGNAL))
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4_096)
        while case let count = recv(descriptor, &part, part.count, 0), count > 0 { answer += part.prefix(count) }
        return String(decoding: answer, as: UTF8.self)
    }
}
