// FeedConfiguration: how a partner writes its files, in the words of the configuration.

public import Domain

/// How one partner writes its files, where that differs from the defaults.
public struct FeedConfiguration: Hashable, Sendable {
    /// The header the partner uses for a field, by the field's name.
    public var columns: [String: String]
    /// Headers whose columns are read over; `*` stands for every header that is not known.
    public var ignoredColumns: [String]
    /// The byte between CSV fields; nil to recognize it by the header.
    public var delimiter: UInt8?
    /// The encoding of CSV (`utf-8`, `utf-16le`, `utf-16be`, `windows-1252`); nil to recognize it.
    public var encoding: String?
    /// Which sort of JSON the partner sends (`automatic`, `holdfast`, `ingram`).
    public var jsonProfile: String
    /// How dates are written in CSV (`iso`, `dayMonthYear`, `monthDayYear`).
    public var dateFormat: String
    /// The decimal mark of numbers in CSV (`.` or `,`); nil for a point, with ambiguous numbers refused.
    public var decimalMark: String?
    /// The sort of an order that does not name its own.
    public var defaultOrderKind: OrderKind

    /// Whether orders that are marked as a test wait for the partner's command.
    public var holdsTestOrders: Bool

    /// The delimiters that have a name.
    static let delimiters: [String: UInt8] = [
        "comma": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"), "tab": UInt8(ascii: "\t"),
        "pipe": UInt8(ascii: "|"),
    ]
    /// The decimal marks that have a name.
    static let decimalMarks = ["point": ".", "comma": ","]
    static let encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"]
    static let jsonProfiles = ["automatic", "holdfast", "ingram"]
    static let testOrders = ["hold", "take"]
    static let dateFormats = ["iso", "dayMonthYear", "monthDayYear"]
}
