/// Where the daemon is spoken to.
public struct HTTPConfiguration: Hashable, Sendable {
    /// Where health and metrics are served over TCP, nil for nowhere.
    public var address: ListenAddress?
    /// The path of the local socket, where everything is served.
    public var socket: String
}
