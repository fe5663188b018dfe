// ListenAddress: where health and metrics are served over TCP.
//
// GUARANTEES   It is a loopback address by its bytes: what is served there has no password, and what a name means can
//              change.

/// A loopback address and a port.
public struct ListenAddress: Hashable, Sendable {
    /// `127.x.y.z` or `::1`, without brackets.
    public let host: String
    /// The port; 0 lets the system choose.
    public let port: Int

    /// Reads `127.0.0.1:8480` or `[::1]:8480`.
    init(_ text: String) throws(SettingProblem) {
        guard let colon = text.lastIndex(of: ":"), case let digits = text[text.index(after: colon)...],
            let port = Int(digits), (0...65_535).contains(port), digits.allSatisfy(\.isNumber)
        else { throw Self.problem(text, "is not an address with a port") }
        let written = text[..<colon]
        let isVersion6 = written.hasPrefix("[") && written.hasSuffix("]")
        let host = String(isVersion6 ? written.dropFirst().dropLast() : written)
        guard let bytes = NetworkRange.bytes(of: host), (bytes.count == 16) == isVersion6 else {
            throw Self.problem(text, "is not an address with a port")
        }
        guard isVersion6 ? bytes == NetworkRange.bytes(of: "::1") : bytes.first == 127 else {
            throw Self.problem(text, "can be reached from other machines, and health and metrics have no password")
        }
        self.host = isVersion6 ? "::1" : host
        self.port = port
    }

    private static func problem(_ text: String, _ message: String) -> SettingProblem {
        SettingProblem(
            message: "\(text.debugDescription) \(message)",
            remedy: "write for example 127.0.0.1:8480 or [::1]:8480, or \"\" to serve the local socket only"
        )
    }
}

extension ListenAddress: CustomStringConvertible {
    /// The address as it is written.
    public var description: String { host == "::1" ? "[::1]:\(port)" : "\(host):\(port)" }
}
