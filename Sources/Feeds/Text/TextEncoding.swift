/// How a file's characters are written as bytes.
public enum TextEncoding: String, CaseIterable, Sendable {
    /// UTF-8.
    case utf8 = "utf-8"
    /// UTF-16, low byte first; what Excel calls "Unicode text".
    case utf16LittleEndian = "utf-16le"
    /// UTF-16, high byte first.
    case utf16BigEndian = "utf-16be"
    /// Windows-1252; what Excel in Western Europe and America calls "CSV".
    case windows1252 = "windows-1252"

    /// What people call it.
    var title: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian, .utf16BigEndian: "UTF-16"
        case .windows1252: "Windows-1252"
        }
    }
}
