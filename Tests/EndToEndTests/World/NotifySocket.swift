import Foundation
import Synchronization

/// The supervisor's end of sd_notify.
final class NotifySocket: Sendable {
    let path: String
    /// The messages, and the end with the socket.
    let messages = Journal<String>()
    private let descriptor: Mutex<Int32?>

    init(path: String) throws {
        self.path = path
        let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw POSIXError(.ENAMETOOLONG) }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        // A daemon that runs as another user writes to it too.
        chmod(path, 0o666)
        descriptor = Mutex(socket)
        Thread.detachNewThread { [messages] in
            var bytes = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = recv(socket, &bytes, bytes.count, 0)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return messages.close() }
                messages.note(String(decoding: bytes[..<count], as: UTF8.self))
            }
        }
    }

    deinit { close() }

    /// Takes no more messages; the socket's name goes with the directory it is in.
    func close() {
        descriptor.withLock { descriptor in
            if let open = descriptor {
                // Wakes the thread; a datagram of no bytes cannot be told from the end.
                shutdown(open, Int32(SHUT_RDWR))
                Foundation.close(open)
            }
            descriptor = nil
        }
        messages.close()
    }
}
