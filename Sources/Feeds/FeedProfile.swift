// FeedProfile: how one partner writes its files, where that differs from the defaults.
//
// DOES NOT     Name the format: that is recognized by content, because one partner sends several.

public import Domain

/// What a partner's configuration says about its files.
public struct FeedProfile: Hashable, Sendable {
    /// The header the partner uses for a field, by the field's documented name, for example `orderNumber`.
    ///
    /// Such a header goes before the field's own aliases, and before any other field that has it for an alias.
    public var columns: [String: String]
    /// Headers whose columns are read over; `*` stands for every header that is not known.
    public var ignoredColumns: [String]
    /// The byte between CSV fields; nil to recognize it by the header.
    public var delimiter: UInt8?
    /// The encoding of CSV; nil to recognize it.
    ///
    /// A byte order mark in the file goes before both.
    public var encoding: TextEncoding?
    /// Which sort of JSON the partner sends.
    public var jsonProfile: JSONProfile
    /// How dates are written in CSV.
    public var dateFormat: FeedDateFormat
    /// The decimal mark of numbers in CSV; nil for a point, with numbers refused that could be thousands.
    public var decimalMark: DecimalMark?
    /// The sort of an order that does not name its own.
    public var defaultOrderKind: OrderKind
    /// Whether orders that their envelope marks as a test (X12's ISA15 `T`, EDIFACT's 0035 `1`, cXML's deploymentMode
    /// `test`) wait for the partner's command, so that no license is released because of a trial.
    public var holdsTestOrders: Bool
    /// How the partner writes and is answered in X12.
    public var x12: X12Profile
    /// How the partner writes and is answered in EDIFACT.
    public var edifact: EDIFACTProfile
    /// How the partner writes and is answered in cXML.
    public var cxml: CXMLProfile
    /// How the partner writes and is answered in UBL.
    public var ubl: UBLProfile
    /// How much a file may ask.
    public var limits: FeedLimits

    /// A profile of a partner that follows the defaults in everything.
    public init() {
        columns = [:]
        ignoredColumns = []
        jsonProfile = .automatic
        dateFormat = .iso
        defaultOrderKind = .standard
        holdsTestOrders = true
        x12 = X12Profile()
        edifact = EDIFACTProfile()
        cxml = CXMLProfile()
        ubl = UBLProfile()
        limits = FeedLimits()
    }

    /// The names that may be keys of `columns`, so that a configuration with another one can be refused.
    public static var fieldNames: Set<String> {
        let orders = OrderColumn.all.map(\.name)
        return Set(orders + AccountColumn.all.map(\.name) + AssignmentColumn.all.map(\.name))
    }
}
