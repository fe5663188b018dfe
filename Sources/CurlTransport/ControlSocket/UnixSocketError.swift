/// Why a request to a local socket got no answer.
public enum UnixSocketError: Error, Hashable, Sendable {
    /// Nobody listens at the path, or we may not connect to it; the request was not sent.
    case notListening(path: String, reason: String)
    /// It took too long; whether the request was carried out is not known.
    case timedOut(milliseconds: Int64)
    /// The connection ended before the answer did; whether the request was carried out is not known.
    case connectionBroken(String)
    /// The answer has more than 256 MiB.
    case answerTooLarge
    /// The request cannot be sent as it was written.
    case badRequest(String)

    /// Whether the same request may succeed later without anybody changing it.
    public var mayRetry: Bool {
        switch self {
        case .notListening, .timedOut, .connectionBroken: true
        case .answerTooLarge, .badRequest: false
        }
    }
}

extension UnixSocketError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .notListening(let path, let reason): "nobody answers at \(path): \(reason)"
        case .timedOut(let milliseconds): "no answer within \(milliseconds) ms"
        case .connectionBroken(let reason): "the connection broke before the answer was whole: \(reason)"
        case .answerTooLarge: "the answer is larger than 256 MiB"
        case .badRequest(let reason): "the request cannot be sent: \(reason)"
        }
    }
}
