// ServiceNotifier: tells the supervisor how the service is, by the datagrams of sd_notify(3), without its library.
//
// GUARANTEES   A message is one datagram: it arrives whole or an error is thrown. Without a supervisor (NOTIFY_SOCKET
//              is not set) nothing is sent and nothing fails. A supervisor that does not read holds nobody up for
//              more than a second.
// DOES NOT     Wait until the supervisor has acted on the message.

internal import Glibc

/// Sends notifications to the service's supervisor.
public struct ServiceNotifier: Sendable {
    /// NOTIFY_SOCKET as it was given; nil when nobody listens.
    private let address: String?

    /// Whether a supervisor listens.
    public var isSupervised: Bool { address != nil }

    /// Finds the supervisor.
    ///
    /// - Parameter environment: the process's environment.
    /// - Throws: `NotificationError.unusableAddress`.
    public init(environment: [String: String]) throws(NotificationError) {
        guard let address = environment["NOTIFY_SOCKET"], !address.isEmpty else {
            self.address = nil
            return
        }
        let isKnownKind = address.utf8.first == UInt8(ascii: "/") || address.utf8.first == UInt8(ascii: "@")
        // A path needs room for its terminator; an abstract name loses nothing by the same limit.
        guard isKnownKind, address.utf8.count > 1, address.utf8.count < Self.pathCapacity else {
            throw .unusableAddress(address)
        }
        self.address = address
    }

    /// Tells the supervisor; several things go into one message.
    ///
    /// - Parameter notifications: what to tell.
    /// - Throws: `NotificationError.unsent`.
    public func send(_ notifications: ServiceNotification...) throws(NotificationError) {
        guard let address else { return }
        let message = notifications.map(\.assignment).joined(separator: "\n")
        let code = Self.send(Array(message.utf8), to: address)
        guard code == 0 else { throw .unsent(address: address, errno: code) }
    }

    /// Tells that a reload begins; follow it by `.ready` when the reload is over, whether it succeeded or not.
    ///
    /// - Throws: `NotificationError.unsent`.
    public func sendReloading() throws(NotificationError) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = UInt64(now.tv_sec) * 1_000_000 + UInt64(now.tv_nsec) / 1_000
        try send(.reloading(monotonicMicroseconds: microseconds))
    }

    /// Bytes of `sun_path`, see unix(7).
    private static let pathCapacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

    /// Sends one datagram; the result is 0 or the error number.
    private static func send(_ message: [UInt8], to address: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: 1, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var (socketAddress, length) = socketAddress(address)
        let sent = withUnsafePointer(to: &socketAddress) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), pointer, length)
            }
        }
        return sent == message.count ? 0 : errno
    }

    /// The address for the kernel: an abstract name begins with NUL instead of '@' and has no terminator.
    private static func socketAddress(_ address: String) -> (sockaddr_un, socklen_t) {
        var result = sockaddr_un()
        result.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(address.utf8)
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &result.sun_path) { $0.copyBytes(from: bytes) }
        let familyBytes = MemoryLayout<sa_family_t>.size
        return (result, socklen_t(familyBytes + bytes.count))
    }
}
