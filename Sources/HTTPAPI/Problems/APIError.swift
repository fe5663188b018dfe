// APIError: why a request was not carried out, for whoever made it.
//
// GUARANTEES   The code is stable: programs may compare it. Message and remedy are for people, and hold nothing the
//              caller may not see.

public import Storage

/// Why a request was not carried out.
public struct APIError: RetryableError, Equatable, Sendable {
    /// What sort of problem it is.
    public let kind: ProblemKind
    /// A stable name, for example `order.unknown`.
    public let code: String
    /// What is wrong, one sentence without a full stop.
    public let message: String
    /// What to do, one sentence without a full stop.
    public let remedy: String?

    /// Describes a problem.
    public init(_ kind: ProblemKind, code: String, message: String, remedy: String? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// Whether the same request may succeed later without anybody changing it.
    public var mayRetry: Bool { kind == .busy || kind == .full }
}

extension APIError {
    /// What cannot be done by anybody.
    public static func invalid(_ code: String, _ message: String, remedy: String? = nil) -> APIError {
        APIError(.invalid, code: code, message: message, remedy: remedy)
    }

    /// What does not exist.
    public static func unknown(_ code: String, _ message: String, remedy: String? = nil) -> APIError {
        APIError(.unknown, code: code, message: message, remedy: remedy)
    }

    /// What does not fit how things stand.
    public static func conflict(_ code: String, _ message: String, remedy: String? = nil) -> APIError {
        APIError(.conflict, code: code, message: message, remedy: remedy)
    }
}

extension APIError: CustomStringConvertible {
    /// One line for people.
    public var description: String { "\(message)\(remedy.map { "; \($0)" } ?? "") [\(code)]" }
}
