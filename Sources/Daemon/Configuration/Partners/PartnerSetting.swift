// PartnerSetting: every key of a partner's file, and what holds when it is not there.

/// A key of a partner's file.
public enum PartnerSetting: String, CaseIterable, Sendable {
    /// The partner's name; the file is called by it.
    case name
    /// What people call the partner.
    case title
    /// Whether its files are taken.
    case enabled
    /// The time between a match and the release, in which the match can be undone.
    case undoWindow
    /// What is done with a line whose SKU is not in the catalog.
    case unknownSKUs
    /// Whether its files govern accounts that are known.
    case mayManageAccounts
    /// The byte between CSV fields.
    case delimiter = "feed.delimiter"
    /// The encoding of CSV.
    case encoding = "feed.encoding"
    /// The decimal mark of numbers in CSV.
    case decimalMark = "feed.decimalMark"
    /// How dates are written in CSV.
    case dateFormat = "feed.dateFormat"
    /// Which sort of JSON the partner sends.
    case jsonProfile = "feed.jsonProfile"
    /// The sort of an order that does not name its own.
    case defaultOrderKind = "feed.defaultOrderKind"
    /// Headers whose columns are read over.
    case ignoredColumns = "feed.ignoredColumns"

    /// The section whose keys are names of fields, and whose values are the partner's headers for them.
    static let columnsSection = "feed.columns"
}

extension PartnerSetting: SettingKey {
    var isList: Bool { self == .ignoredColumns }

    /// What holds when nobody sets it, as it would be written.
    public var standard: String {
        switch self {
        case .name, .title, .ignoredColumns: ""
        case .enabled: "true"
        case .undoWindow: "15m"
        case .unknownSKUs: "hold"
        case .mayManageAccounts: "false"
        case .delimiter, .encoding, .decimalMark: "auto"
        case .dateFormat: "iso"
        case .jsonProfile: "automatic"
        case .defaultOrderKind: "standard"
        }
    }
}
