internal import Glibc

/// Both ends of a connection: no two open connections of a machine have the same.
struct ConnectionEnds: Hashable {
    let local: SocketAddress
    let remote: SocketAddress

    init(local: SocketAddress, remote: SocketAddress) {
        self.local = local
        self.remote = remote
    }

    /// Asks the system; nil when the socket is not connected.
    init?(of descriptor: Int32) {
        guard let local = Self.address(descriptor, getsockname), let remote = Self.address(descriptor, getpeername)
        else { return nil }
        self.init(local: local, remote: remote)
    }

    private static func address(
        _ descriptor: Int32,
        _ call: (Int32, UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
    ) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let code = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { call(descriptor, $0, &length) }
        }
        guard code == 0 else { return nil }
        return withUnsafeBytes(of: storage) { SocketAddress(.init(rebasing: $0.prefix(Int(length)))) }
    }
}
