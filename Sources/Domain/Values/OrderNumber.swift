/// The number a partner gave an order; unique per partner.
public struct OrderNumber: TextValue {
    /// 64 characters; X12 allows 22, EDIFACT 35, cXML and spreadsheets more.
    public static let maximumLength = 64
    /// The text.
    public let text: String
    /// Wraps text known to obey the rules.
    public init(unchecked text: String) { self.text = text }
}
