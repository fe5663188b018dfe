// Why the supervisor could not be told something.

internal import Glibc

/// Why the supervisor could not be told something.
public enum NotificationError: Error, Equatable, Sendable {
    /// NOTIFY_SOCKET is neither an absolute path nor an abstract name, or is too long for a socket address.
    case unusableAddress(String)
    /// The system refused to send the datagram.
    case unsent(address: String, errno: Int32)

    /// Whether the same message may get through later.
    public var mayRetry: Bool {
        switch self {
        case .unusableAddress: false
        case .unsent(_, let code): [EAGAIN, ENOBUFS, ENOMEM, ECONNREFUSED, EINTR].contains(code)
        }
    }
}

extension NotificationError: CustomStringConvertible {
    /// What is wrong and where.
    public var description: String {
        switch self {
        case .unusableAddress(let address):
            "NOTIFY_SOCKET \(address) is not a path or abstract name that fits a socket address"
        case .unsent(let address, let code):
            "cannot notify the service supervisor at \(address): \(String(cString: strerror(code)))"
        }
    }
}
