/// One request and what became of it.
public struct HTTPExchange: Sendable {
    /// The answer, or why there is none.
    public var outcome: Result<HTTPResponse, HTTPFailure>
    /// How long its steps took; also those of a failure, as far as it came.
    public var timings: HTTPTimings
    /// The address that was dialled last, as `192.0.2.7:443` or `[2001:db8::7]:443`; nil when none was.
    public var remoteAddress: String?
    /// Whether it went over a connection from the pool.
    public var isReusedConnection: Bool

    /// Puts an exchange together.
    public init(
        outcome: Result<HTTPResponse, HTTPFailure>,
        timings: HTTPTimings = .none,
        remoteAddress: String? = nil,
        isReusedConnection: Bool = false
    ) {
        self.outcome = outcome
        self.timings = timings
        self.remoteAddress = remoteAddress
        self.isReusedConnection = isReusedConnection
    }
}
