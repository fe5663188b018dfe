/// The mark between a number's whole part and its fraction.
public enum DecimalMark: String, CaseIterable, Sendable {
    /// A point: `19.90`.
    case point = "."
    /// A comma: `19,90`.
    case comma = ","

    /// Its byte.
    var byte: UInt8 { self == .point ? ASCII.point : ASCII.comma }
}
