import Glibc
import Testing

/// A supervisor's end of the notification socket.
final class NotifySocket: Sendable {
    let descriptor: Int32
    /// What NOTIFY_SOCKET would say.
    let address: String

    var environment: [String: String] { ["NOTIFY_SOCKET": address] }

    init(address: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let result = withUnsafePointer(to: &name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        try #require(result == 0, "cannot bind \(address): \(String(cString: strerror(errno)))")
        self.descriptor = descriptor
        self.address = address
    }

    deinit { close(descriptor) }

    /// The messages that have come; a datagram on a local socket is there when its sender returns.
    func messages() -> [String] {
        var all: [String] = []
        while true {
            var bytes = [UInt8](repeating: 0, count: 8_192)
            let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            guard count >= 0 else { return all }
            all.append(String(decoding: bytes.prefix(count), as: UTF8.self))
        }
    }
}
