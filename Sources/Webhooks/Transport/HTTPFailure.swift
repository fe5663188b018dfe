// HTTPFailure: why there is no answer.
//
// GUARANTEES   Every failure of a transport is exactly one of these cases; the text in it is for people and names no
//              secret.
// DOES NOT     Say whether the receiver has seen the request: after `timedOut` and `connectionBroken` nobody knows.

public import Storage

/// Why an exchange ended without an answer.
public enum HTTPFailure: RetryableError, Hashable, Sendable {
    /// The name led only to addresses that must not be dialled (private networks, this machine); the text names one.
    case blockedAddress(String)
    /// The name could not be resolved.
    case nameNotFound(String)
    /// Nobody took the connection.
    case refused(String)
    /// It took too long.
    case timedOut(String)
    /// The TLS handshake or the certificate was no good.
    case tls(String)
    /// The connection broke before an answer; `afterReuse` when it came from the pool and may just have been stale.
    case connectionBroken(String, afterReuse: Bool)
    /// The URL is not one that can be posted to.
    case invalidURL(String)
    /// What came back is not HTTP.
    case protocolViolation(String)
    /// It is our own fault (out of memory or file descriptors, shutting down), and says nothing of the receiver.
    case ours(String)

    /// Whether the same request may succeed later without anybody changing it.
    ///
    /// Names, certificates and address lists change without our doing, so only a URL that cannot be used is final.
    public var mayRetry: Bool {
        switch self {
        case .invalidURL: false
        case .blockedAddress, .nameNotFound, .refused, .timedOut, .tls, .connectionBroken, .protocolViolation, .ours:
            true
        }
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .blockedAddress(let reason): "the address must not be dialled: \(reason)"
        case .nameNotFound(let reason): "the name could not be resolved: \(reason)"
        case .refused(let reason): "the connection was not accepted: \(reason)"
        case .timedOut(let reason): "it took too long: \(reason)"
        case .tls(let reason): "TLS failed: \(reason)"
        case .connectionBroken(let reason, let afterReuse):
            "the connection broke\(afterReuse ? " (it was an older one)" : ""): \(reason)"
        case .invalidURL(let reason): "the URL cannot be used: \(reason)"
        case .protocolViolation(let reason): "the answer is not HTTP: \(reason)"
        case .ours(let reason): "the sender could not send: \(reason)"
        }
    }
}
