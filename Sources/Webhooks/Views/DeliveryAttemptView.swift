/// One request, as people and programs are shown it; times are microseconds since it began.
public struct DeliveryAttemptView: Codable, Hashable, Sendable {
    /// Its number within the delivery, from 1.
    public var number: Int
    /// When it began, RFC 3339.
    public var startedAt: String
    /// The status of the answer; nil when there was none.
    public var status: Int?
    /// Why there was no answer.
    public var failure: String?
    /// When the name was resolved; 0 when it was not.
    public var nameLookup: Int64
    /// When the connection stood; 0 when it did not.
    public var connect: Int64
    /// When the TLS handshake was over; 0 without one.
    public var tlsHandshake: Int64
    /// When the first byte of the answer came; 0 when none did.
    public var firstByte: Int64
    /// When it was over.
    public var total: Int64
    /// The address that was dialled.
    public var remoteAddress: String?
    /// Whether it went over a connection from before.
    public var isReusedConnection: Bool
    /// The first 4 KiB of the answer, read as UTF-8.
    public var response: String

    /// Puts a view together.
    public init(
        number: Int,
        startedAt: String,
        status: Int?,
        failure: String?,
        nameLookup: Int64,
        connect: Int64,
        tlsHandshake: Int64,
        firstByte: Int64,
        total: Int64,
        remoteAddress: String?,
        isReusedConnection: Bool,
        response: String
    ) {
        self.number = number
        self.startedAt = startedAt
        self.status = status
        self.failure = failure
        self.nameLookup = nameLookup
        self.connect = connect
        self.tlsHandshake = tlsHandshake
        self.firstByte = firstByte
        self.total = total
        self.remoteAddress = remoteAddress
        self.isReusedConnection = isReusedConnection
        self.response = response
    }
}
