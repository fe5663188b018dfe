/// What is posted, with everything already decided.
public struct HTTPRequest: Sendable {
    /// Where to; the transport parses it once more and never follows a redirect from it.
    public var url: String
    /// The headers, in order, beside those of the connection itself (Host, Content-Length).
    public var headers: [(name: String, value: String)]
    /// The body, sent byte for byte: the signature covers it.
    public var body: [UInt8]
    /// How long the whole exchange may take, in milliseconds.
    public var timeout: Int64
    /// How long it may take until the connection stands, in milliseconds; part of `timeout`.
    public var connectTimeout: Int64
    /// Whether a connection from the pool must not be used, because the last one broke.
    public var needsFreshConnection: Bool

    /// Describes a request.
    ///
    /// - Parameters:
    ///   - url: where to.
    ///   - headers: the headers, in order.
    ///   - body: the body.
    ///   - timeout: how long the whole exchange may take, in milliseconds.
    ///   - connectTimeout: how long it may take until the connection stands, in milliseconds.
    ///   - needsFreshConnection: whether a connection from the pool must not be used.
    public init(
        url: String,
        headers: [(name: String, value: String)],
        body: [UInt8],
        timeout: Int64 = 20_000,
        connectTimeout: Int64 = 5_000,
        needsFreshConnection: Bool = false
    ) {
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout
        self.connectTimeout = connectTimeout
        self.needsFreshConnection = needsFreshConnection
    }
}
