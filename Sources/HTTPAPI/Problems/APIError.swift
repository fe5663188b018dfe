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

extension APIError {
    /// The one answer to every request whose token is missing, unknown, expired or revoked.
    static let unauthenticated = APIError(
        .unauthenticated,
        code: "token.invalid",
        message: "the request has no token that is valid",
        remedy: "send 'Authorization: Bearer' with a token that has not expired or been revoked"
    )
}

extension APIError {
    /// The answer to whoever asks for what concerns the whole installation.
    static let operatorsOnly = APIError(
        .forbidden,
        code: "access.forbidden",
        message: "this is for operators only",
        remedy: "ask an operator to do it on the command socket"
    )
}

extension APIError: CustomStringConvertible {
    /// One line for people.
    public var description: String { "\(message)\(remedy.map { "; \($0)" } ?? "") [\(code)]" }
}
