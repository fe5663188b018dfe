// SocketAddress: one end of a connection, from whatever form the system or libcurl holds it in.

internal import Glibc

/// An address and a port: one end of a connection.
struct SocketAddress: Hashable, Sendable {
    let address: IPAddress
    let port: UInt16

    init(address: IPAddress, port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads what a socket call or libcurl holds; nil for families other than IPv4 and IPv6.
    init?(_ memory: UnsafeRawBufferPointer) {
        guard memory.count >= MemoryLayout<sockaddr_in>.size else { return nil }
        switch Int32(memory.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET:
            let socketAddress = memory.loadUnaligned(as: sockaddr_in.self)
            address = IPAddress(version4: UInt32(bigEndian: socketAddress.sin_addr.s_addr))
            port = UInt16(bigEndian: socketAddress.sin_port)
        case AF_INET6:
            guard memory.count >= MemoryLayout<sockaddr_in6>.size else { return nil }
            let socketAddress = memory.loadUnaligned(as: sockaddr_in6.self)
            address = IPAddress(socketAddress.sin6_addr)
            port = UInt16(bigEndian: socketAddress.sin6_port)
        default: return nil
        }
    }
}

extension SocketAddress: CustomStringConvertible {
    /// As in a URL: `192.0.2.7:443`, `[2001:db8::7]:443`.
    var description: String { address.isVersion4 ? "\(address):\(port)" : "[\(address)]:\(port)" }
}
