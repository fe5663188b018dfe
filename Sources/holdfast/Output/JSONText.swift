internal import FoundationEssentials

/// JSON that a command makes itself.
enum JSONText {
    /// A value as the API would write it, and a line break.
    static func of(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
