/// Why the sockets that the supervisor passed cannot be used.
public enum ActivationError: Error, Equatable, Sendable {
    /// The variables contradict the protocol; the text says how.
    case malformed(String)
    /// A descriptor that was announced is not open.
    case notOpen(descriptor: Int32, name: String)
    /// A descriptor is not a listening stream socket (a datagram socket, or Accept=yes in the socket unit).
    case notListening(descriptor: Int32, name: String)

    /// Whether trying again may help; never, since the sockets were passed at the start.
    public var mayRetry: Bool { false }
}

extension ActivationError: CustomStringConvertible {
    /// What is wrong, and with which socket.
    public var description: String {
        switch self {
        case .malformed(let reason): "the supervisor passed sockets in a way that makes no sense: \(reason)"
        case .notOpen(let descriptor, let name): "the passed socket \(name) (descriptor \(descriptor)) is not open"
        case .notListening(let descriptor, let name):
            """
            the passed socket \(name) (descriptor \(descriptor)) is not a listening stream socket; \
            the socket unit needs ListenStream= and Accept=no
            """
        }
    }
}
