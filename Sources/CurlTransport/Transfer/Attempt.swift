/// What is known of one run of a request through libcurl.
struct Attempt {
    /// Whether libcurl was told to open a new connection for it.
    var isFresh = false
    var response = ResponseReader()
    /// The sockets opened for it, in order; there are several where a name has several addresses.
    var opened: [Int32] = []
    /// The address that was dialled, or whose connection was used, last.
    var remote: SocketAddress?
    /// The last address that the filter refused, and why.
    var blocked: String?
    /// Why the system gave no socket.
    var socketFailure: String?
    /// Whether the request went over a connection from the pool.
    var isReused = false
    /// Whether the connection from the pool was not fit to be used, so that libcurl was told to stop before sending.
    var isStale = false
    /// How often the request was sent: libcurl itself sends again when a pooled connection breaks before an answer.
    var sends = 0
}
