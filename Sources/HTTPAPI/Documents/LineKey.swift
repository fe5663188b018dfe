public import Domain

/// What names a line of an order: its id, or the numbers of the order and the line.
public enum LineKey: Hashable, Sendable {
    /// `oln_…`.
    case id(OrderLineID)
    /// For example `PO-4711/1`; of any partner where only one has such an order.
    case number(OrderNumber, LineNumber, of: PartnerName?)

    /// Takes either.
    ///
    /// What follows the last slash is the line's number.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - partner: whose order; an id needs none.
    /// - Throws: `ValueError` when it is neither.
    public init(_ text: String, of partner: PartnerName?) throws(ValueError) {
        if let id = OrderLineID(text) {
            self = .id(id)
            return
        }
        guard let slash = text.lastIndex(of: "/") else { throw .notA("ORDER/LINE, nor an id that begins with oln_") }
        let number = try OrderNumber(String(text[..<slash]))
        self = .number(number, try LineNumber(String(text[text.index(after: slash)...])), of: partner)
    }
}

extension LineKey: CustomStringConvertible {
    /// The id, or the numbers.
    public var description: String {
        switch self {
        case .id(let id): id.description
        case .number(let order, let line, _): "\(order)/\(line)"
        }
    }
}
