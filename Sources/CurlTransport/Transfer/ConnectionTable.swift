// ConnectionTable: which file descriptor a pooled connection has.
//
// libcurl says before a request which ends its connection has, but not which descriptor (CURLINFO_ACTIVESOCKET is -1
// inside PREREQFUNCTION of a multi handle). Without the descriptor nobody could look whether the connection is quiet.
//
// GUARANTEES   Every connection that has carried a request is in the table until libcurl closes it.
// DOES NOT     Know threads: it belongs to the loop's.

internal import CLinux
internal import Glibc

/// The connections that libcurl keeps open.
final class ConnectionTable {
    private var descriptors: [ConnectionEnds: Int32] = [:]
    private var ends: [Int32: ConnectionEnds] = [:]

    /// How many there are.
    var count: Int { descriptors.count }

    /// Notes a connection that is about to carry its first request.
    func add(_ connection: ConnectionEnds, descriptor: Int32) {
        descriptors[connection] = descriptor
        ends[descriptor] = connection
    }

    /// Forgets a connection and closes its descriptor, as CLOSESOCKETFUNCTION has to.
    func close(_ descriptor: Int32) -> Int32 {
        if let connection = ends.removeValue(forKey: descriptor) { descriptors[connection] = nil }
        return Glibc.close(descriptor)
    }

    /// Whether the connection is known, open and silent, so that what comes next on it answers the next request.
    ///
    /// An unsolicited response that lies in the socket would be taken for the answer to the request (libcurl 7.88 does
    /// so after any idle time); an end of file or an error means that the receiver has gone.
    func isQuiet(_ connection: ConnectionEnds) -> Bool {
        guard let descriptor = descriptors[connection] else { return false }
        var byte: UInt8 = 0
        let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
        return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
    }
}
