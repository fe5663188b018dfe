// CustomHeaders: what an endpoint wants sent along, such as an Authorization header.
//
// GUARANTEES   Checked ones can neither end a header early (CR, LF) nor name one that belongs to the connection, to the
//              signature or to the body.

/// Headers that an owner adds to the requests of its endpoint.
struct CustomHeaders: Hashable, Sendable {
    static let none = CustomHeaders(stored: "")

    private static let mostHeaders = 16
    private static let longestValue = 1_024
    private static let reserved: Set<String> = [
        "connection", "content-encoding", "content-length", "content-type", "date", "expect", "host", "keep-alive",
        "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding",
        "upgrade", "user-agent", "via",
    ]
    private static let reservedPrefixes = ["webhook-", "holdfast-"]
    private static let tokenMarks = Set("!#$%&'*+-.^_`|~".utf8)

    /// Lines of `name: value`, as the database keeps them.
    let stored: String

    init(stored: String) { self.stored = stored }

    /// Takes headers as somebody wrote them.
    ///
    /// - Throws: `SettingFault` naming the first header that cannot be taken.
    init(_ headers: [String: String]) throws(SettingFault) {
        if let reason = Self.fault(headers) { throw SettingFault(reason: reason) }
        stored = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
    }

    /// The headers in the order of their names.
    var all: [(name: String, value: String)] {
        stored.split(separator: "\n").map { line in
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 2)))
        }
    }

    private static func fault(_ headers: [String: String]) -> String? {
        if headers.count > mostHeaders { return "are more than \(mostHeaders)" }
        let names = headers.keys.map { $0.lowercased() }
        if Set(names).count < names.count { return "name one header twice" }
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            guard isToken(name) else { return "have a name that is not one" }
            let lower = name.lowercased()
            if reserved.contains(lower) || reservedPrefixes.contains(where: lower.hasPrefix) {
                return "have \(name), which is not for an endpoint to set"
            }
            guard isFieldValue(value) else {
                return "have a value of \(name) that is empty, too long or not plain ASCII"
            }
        }
        return nil
    }

    private static func isToken(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || tokenMarks.contains(byte)
            }
    }

    private static func isFieldValue(_ value: String) -> Bool {
        (1...longestValue).contains(value.utf8.count) && value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
            && value.first != " " && value.last != " "
    }
}
