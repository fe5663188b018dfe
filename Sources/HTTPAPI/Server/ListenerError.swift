/// Why a listener could not be opened.
public enum ListenerError: Error, Equatable, Sendable {
    /// Somebody else answers on the socket.
    case inUse(path: String)
    /// Something that is not a socket has its place.
    case notASocket(path: String)
    /// The path is longer than a socket's may be.
    case pathTooLong(path: String, limit: Int)
    /// The system refused.
    case refused(action: String, path: String, reason: String)
}

extension ListenerError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .inUse(let path): "another process answers on \(path); stop it, or choose another socket"
        case .notASocket(let path): "\(path) exists and is not a socket; move it away, or choose another socket"
        case .pathTooLong(let path, let limit): "the path \(path) is longer than the \(limit) bytes a socket may have"
        case .refused(let action, let path, let reason): "cannot \(action) \(path): \(reason)"
        }
    }
}
