internal import Webhooks

/// One header of a request in the form libcurl wants.
enum HeaderLine {
    /// Puts a line together.
    ///
    /// - Throws: `HTTPFailure.ours` when the line would end early or change its meaning; who wrote the header is not
    ///   the receiver.
    static func text(name: String, value: String) throws(HTTPFailure) -> String {
        guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else { throw .ours("'\(name)' is no header name") }
        guard value.utf8.allSatisfy(isValueByte) else { throw .ours("header \(name) holds a control character") }
        // To libcurl, "Name:" removes a header and "Name;" sends an empty one.
        return value.isEmpty ? "\(name);" : "\(name): \(value)"
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func isValueByte(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7f) }
}
