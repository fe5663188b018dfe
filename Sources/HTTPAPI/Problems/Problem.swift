/// A problem as it is answered (RFC 9457, `application/problem+json`).
public struct Problem: Codable, Hashable, Sendable {
    /// The media type of problems.
    public static let mediaType = "application/problem+json"

    /// The problem's type: `urn:holdfast:problem:` and its code.
    public var type: String
    /// The heading of its kind.
    public var title: String
    /// The HTTP status.
    public var status: Int
    /// What is wrong.
    public var detail: String
    /// A stable name that programs may compare.
    public var code: String
    /// What to do.
    public var remedy: String?

    /// Makes the answer to an error.
    public init(_ error: APIError) {
        type = "urn:holdfast:problem:\(error.code)"
        title = error.kind.title
        status = error.kind.status
        detail = error.message
        code = error.code
        remedy = error.remedy
    }
}
