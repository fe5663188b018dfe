/// What came back: a final status whose header block was complete.
///
/// A transport that has this much reports a response, not a failure, whatever happened to the body afterwards: the
/// receiver has answered.
public struct HTTPResponse: Sendable, Hashable {
    /// At most so many bytes of the body are kept.
    public static let bodyLimit = 65_536

    /// The final status, 200 to 999; never an informational one.
    public var status: Int
    /// The beginning of the body, at most `bodyLimit` bytes.
    public var body: [UInt8]
    /// Whether there was more of the body than that, or it broke off.
    public var isBodyTruncated: Bool
    /// The Retry-After header in seconds from now, as it was sent: it may be negative or absurd; nil when it is absent or junk.
    public var retryAfterSeconds: Int64?

    /// Puts a response together.
    public init(status: Int, body: [UInt8] = [], isBodyTruncated: Bool = false, retryAfterSeconds: Int64? = nil) {
        self.status = status
        self.body = body
        self.isBodyTruncated = isBodyTruncated
        self.retryAfterSeconds = retryAfterSeconds
    }
}
