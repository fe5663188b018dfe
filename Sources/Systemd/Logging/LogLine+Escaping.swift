// The inside of a log line: what is written as it is, and what is escaped.

internal import Logging

extension LogLine {
    /// Where a piece of text stands.
    enum Place {
        /// A message for people: spaces and quotes stay.
        case plain
        /// Between quotation marks for people.
        case quoted
        /// A key for people: no spaces, no equal signs.
        case key
        /// Between quotation marks in JSON.
        case json
    }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Appends a value for people, between quotation marks where it could be misread without.
    mutating func appendHuman(_ text: String) {
        let isBare =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=")
                    && byte != UInt8(ascii: "\\")
            }
        if isBare, text.utf8.count <= Self.maximumValueBytes {
            append(text)
        } else {
            append("\"")
            appendEscaped(text, as: .quoted, limit: Self.maximumValueBytes)
            append("\"")
        }
    }

    mutating func appendQuoted(_ text: String, limit: Int) {
        append("\"")
        appendEscaped(text, as: .json, limit: limit)
        append("\"")
    }

    mutating func appendMembers(_ members: [(key: String, value: Logger.MetadataValue)]) {
        for (index, member) in members.enumerated() {
            if index > 0 { append(",") }
            guard bytes.count < Self.maximumLineBytes else {
                append("\"omitted\":\(members.count - index)")
                return
            }
            appendQuoted(member.key, limit: Self.maximumKeyBytes)
            append(":")
            appendJSON(Self.isSecret(member.key) ? "<redacted>" : member.value)
        }
    }

    private mutating func appendJSON(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): appendQuoted(text, limit: Self.maximumValueBytes)
        case .stringConvertible(let value): appendQuoted(value.description, limit: Self.maximumValueBytes)
        case .array(let values):
            append("[")
            for (index, value) in values.enumerated() where bytes.count < Self.maximumLineBytes {
                if index > 0 { append(",") }
                appendJSON(value)
            }
            append("]")
        case .dictionary(let values):
            append("{")
            appendMembers(values.sorted { $0.key < $1.key })
            append("}")
        }
    }

    /// Appends text with everything escaped that could be read as something else, up to a number of bytes.
    mutating func appendEscaped(_ text: String, as place: Place, limit: Int) {
        let end = bytes.count + limit
        var shown = 0
        for scalar in text.unicodeScalars {
            guard bytes.count < end else {
                append("…(+\(text.utf8.count - shown) bytes)")
                return
            }
            appendEscaped(scalar, as: place)
            shown += UTF8.width(scalar)
        }
    }

    private mutating func appendEscaped(_ scalar: Unicode.Scalar, as place: Place) {
        switch (scalar, place) {
        case ("\"", .quoted), ("\"", .json), ("\\", .quoted), ("\\", .json):
            append("\\")
            append(String(scalar))
        case ("\n", _): append("\\n")
        case ("\r", _): append("\\r")
        case ("\t", _): append("\\t")
        case (" ", .key), ("=", .key), ("\"", .key): append("_")
        case (_, .json) where scalar.isDeceptive:
            let digits = String(scalar.value, radix: 16)
            append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        case _ where scalar.isDeceptive: append("\\u{\(String(scalar.value, radix: 16))}")
        default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
        }
    }
}

extension Unicode.Scalar {
    /// Whether it moves the cursor, ends a line somewhere, or turns the direction of text; all below U+10000.
    fileprivate var isDeceptive: Bool {
        switch value {
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
