// LogLine: one event as the bytes of one line.
//
// GUARANTEES   A line holds exactly one newline, its last byte: control characters, separators and direction marks in
//              messages, keys and values are escaped, so no value can forge a line, a field or a priority.
//              A line stays below 48 KiB, where the journal would cut it in two.
//              Values under keys that name secrets are not shown.

internal import Glibc
internal import Logging

/// Builds the line of one event.
struct LogLine {
    /// Bytes of a message or value that are shown; the rest is only counted.
    static let maximumValueBytes = 4_096
    /// Bytes of a line after which no more metadata is added.
    static let maximumLineBytes = 36_000
    static let maximumKeyBytes = 128

    var bytes: [UInt8] = []

    /// Fields of one event, merged and in order.
    struct Fields {
        var milliseconds: Int64
        var level: Logger.Level
        var label: String
        var message: String
        /// Sorted by key.
        var metadata: [(key: String, value: Logger.MetadataValue)]
    }

    /// The line for people.
    static func human(_ fields: Fields, hasTime: Bool, hasPriority: Bool) -> [UInt8] {
        var line = LogLine()
        if hasPriority { line.append("<\(fields.level.priority)>") }
        if hasTime {
            line.append(time(fields.milliseconds))
            line.append(" ")
            line.append(fields.level.rawValue)
            line.append(String(repeating: " ", count: max(0, 8 - fields.level.rawValue.utf8.count) + 1))
        }
        line.appendEscaped(fields.message, as: .plain, limit: maximumValueBytes)
        for (index, field) in fields.metadata.enumerated() {
            guard line.bytes.count < maximumLineBytes else {
                line.append(" omitted=\(fields.metadata.count - index)")
                break
            }
            line.append(" ")
            line.appendEscaped(field.key.isEmpty ? "_" : field.key, as: .key, limit: maximumKeyBytes)
            line.append("=")
            line.appendHuman(isSecret(field.key) ? "<redacted>" : text(of: field.value))
        }
        line.append("\n")
        return line.bytes
    }

    /// The line as a JSON object.
    static func json(_ fields: Fields, hasPriority: Bool) -> [UInt8] {
        var line = LogLine()
        if hasPriority { line.append("<\(fields.level.priority)>") }
        line.append("{\"time\":\"\(time(fields.milliseconds))\",\"level\":\"\(fields.level.rawValue)\",\"logger\":")
        line.appendQuoted(fields.label, limit: maximumKeyBytes)
        line.append(",\"message\":")
        line.appendQuoted(fields.message, limit: maximumValueBytes)
        if !fields.metadata.isEmpty {
            line.append(",\"metadata\":{")
            line.appendMembers(fields.metadata)
            line.append("}")
        }
        line.append("}\n")
        return line.bytes
    }

    /// Whether a key names something that must not be shown.
    static func isSecret(_ key: String) -> Bool {
        let key = key.lowercased()
        return ["secret", "token", "password", "authorization", "pepper", "apikey", "api_key", "cookie"]
            .contains(where: key.contains)
    }

    /// RFC 3339 in UTC with milliseconds.
    static func time(_ milliseconds: Int64) -> String {
        var (second, fraction) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        if fraction < 0 { (second, fraction) = (second - 1, fraction + 1_000) }
        var moment = time_t(second)
        var parts = tm()
        gmtime_r(&moment, &parts)
        let date = [
            padded(Int(parts.tm_year) + 1_900, 4), padded(Int(parts.tm_mon) + 1, 2), padded(Int(parts.tm_mday), 2),
        ]
        let clock = [padded(Int(parts.tm_hour), 2), padded(Int(parts.tm_min), 2), padded(Int(parts.tm_sec), 2)]
        return "\(date.joined(separator: "-"))T\(clock.joined(separator: ":")).\(padded(Int(fraction), 3))Z"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// A value for people; what is nested is written like a literal.
    private static func text(of value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): text
        case .stringConvertible(let value): value.description
        case .array(let values): "[\(values.map(text).joined(separator: ", "))]"
        case .dictionary(let values):
            "{\(values.sorted { $0.key < $1.key }.map(member).joined(separator: ", "))}"
        }
    }

    private static func member(_ key: String, _ value: Logger.MetadataValue) -> String {
        "\(key): \(isSecret(key) ? "<redacted>" : text(of: value))"
    }
}

extension Logger.Level {
    /// The priority of syslog(3) and the journal.
    var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
