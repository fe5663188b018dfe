// LoopbackAddress: a TCP address that only this machine can reach.
//
// GUARANTEES   What it names is a loopback address by its bytes. `localhost` means 127.0.0.1, whatever a name server says
//              of it; other names are not taken.

public import Domain

/// A loopback address and a port, for example `127.0.0.1:9464` or `[::1]:9464`.
public struct LoopbackAddress: Hashable, Sendable {
    /// `127.x.y.z` or `::1`.
    public let host: String
    /// The port; 0 lets the system choose one.
    public let port: Int

    /// Reads an address.
    ///
    /// - Parameter text: the text.
    /// - Throws: `ValueError` when it is something else, or reachable from other machines.
    public init(_ text: String) throws(ValueError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2, let port = parts.last.flatMap({ Int($0) }), (0...65_535).contains(port) else {
            throw .notA("an address and a port such as 127.0.0.1:9464")
        }
        let host = parts.dropLast().joined(separator: ":")
        guard host == "[::1]" || host == "localhost" || Self.isLoopback(host) else {
            throw .notA("a loopback address (127.0.0.1 or [::1]): health and metrics have no password")
        }
        self.host = host == "[::1]" ? "::1" : host == "localhost" ? "127.0.0.1" : host
        self.port = port
    }

    private static func isLoopback(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        return octets.count == 4 && octets.first == "127"
            && octets.allSatisfy { $0.count <= 3 && $0.allSatisfy(\.isNumber) && UInt8($0) != nil }
    }
}

extension LoopbackAddress: CustomStringConvertible {
    /// The address as it is written.
    public var description: String { host == "::1" ? "[::1]:\(port)" : "\(host):\(port)" }
}
