import Foundation
import Synchronization

/// The supervisor's end of sd_notify.
final class NotifySocket: Sendable {
    let path: String
    private let descriptor: Mutex<Int32?>

    init(path: String, onMessage: @escaping @Sendable (String) -> Void) throws {
        self.path = path
        let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        descriptor = Mutex(socket)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = recv(socket, &bytes, bytes.count, 0)
                if count <= 0 { return }
                onMessage(String(decoding: bytes[..<count], as: UTF8.self))
            }
        }
    }

    func close() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                shutdown(open, Int32(SHUT_RDWR))
                Foundation.close(open)
            }
            descriptor = nil
        }
        unlink(path)
    }
}
