/// When each step of an exchange was over, in microseconds since it began; 0 for a step that was not reached.
public struct HTTPTimings: Sendable, Hashable {
    /// The name was resolved.
    public var nameLookup: Int64
    /// The connection stood.
    public var connect: Int64
    /// The TLS handshake was over.
    public var tlsHandshake: Int64
    /// The first byte of the answer had come.
    public var firstByte: Int64
    /// The exchange was over.
    public var total: Int64

    /// Nothing was reached: the exchange never began.
    public static let none = HTTPTimings(nameLookup: 0, connect: 0, tlsHandshake: 0, firstByte: 0, total: 0)

    /// Puts timings together.
    public init(nameLookup: Int64, connect: Int64, tlsHandshake: Int64, firstByte: Int64, total: Int64) {
        self.nameLookup = nameLookup
        self.connect = connect
        self.tlsHandshake = tlsHandshake
        self.firstByte = firstByte
        self.total = total
    }
}
