internal import Glibc

/// Why a listener could not be opened.
public enum ListenerError: Error, Equatable, Sendable {
    /// Somebody else answers on the socket.
    case inUse(path: String)
    /// Something that is not a socket has its place.
    case notASocket(path: String)
    /// The path is longer than a socket's may be.
    case pathTooLong(path: String, limit: Int)
    /// The directory in which the socket is to be is not there.
    case missingDirectory(path: String)
    /// Somebody else listens on the TCP address.
    case addressInUse(String)
    /// The system refused.
    case refused(action: String, path: String, errno: Int32)
}

extension ListenerError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .inUse(let path): "another process answers on \(path); stop it, or choose another socket"
        case .notASocket(let path): "\(path) exists and is not a socket; move it away, or choose another socket"
        case .pathTooLong(let path, let limit): "the path \(path) is longer than the \(limit) bytes a socket may have"
        case .missingDirectory(let path):
            "the directory of the socket (directories.runtime), \(path), does not exist; make it for the daemon's user"
        case .addressInUse(let address):
            "http.address \(address) is in use by another process; stop that one, or choose another port"
        case .refused(let action, let path, let code): "cannot \(action) \(path): \(String(cString: strerror(code)))"
        }
    }
}
