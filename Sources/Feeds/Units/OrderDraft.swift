// OrderDraft: an order while its lines come in.
//
// GUARANTEES   What one line says of the order and another contradicts is never taken over. An order without numbers
//              of lines is numbered 1, 2, 3 … in the order of the file, if it is whole.

internal import Domain

/// An order that is being put together.
struct OrderDraft {
    /// The order so far.
    ///
    /// The number of a faulty order may break the rules; it is never given out.
    var document: OrderDocument
    /// What it wants, when it says so.
    var purpose: OrderDocument.Purpose?
    /// Its sort, when it says so.
    var kind: OrderKind?
    /// Whether it is released on request, when it says so.
    var isReleasedOnRequest: Bool?
    /// Whether something of it is refused.
    var isFaulty = false
    /// How many lines were read, refused ones included.
    var lineCount = 0
    /// Whether any line of it has a number.
    private(set) var hasNumberedLine = false
    /// The first line without a number.
    private(set) var firstUnnumbered: Int?
    /// Whether any line says what is wanted with it, refused ones included.
    private(set) var hasAction = false
    /// The first line that does not.
    private(set) var firstWithoutAction: Int?

    init(number: OrderNumber, place: SourcePlace) {
        document = OrderDocument(purpose: .new, number: number, lines: [], place: place)
    }

    /// A line that is neither numbered nor wanted for anything yet.
    static func emptyLine(at place: SourcePlace) -> OrderLineDocument {
        OrderLineDocument(action: .add, number: LineNumber(unchecked: ""), sku: nil, quantity: nil, place: place)
    }

    /// Adds a line.
    ///
    /// - Parameters:
    ///   - line: the line; its number is given by `finish` when it has none.
    ///   - isNumbered: whether it has a number.
    ///   - hasAction: whether it says what is wanted with it.
    mutating func append(_ line: OrderLineDocument, isNumbered: Bool, hasAction: Bool) {
        let index = document.lines.count
        document.lines.append(line)
        if isNumbered { hasNumberedLine = true } else if firstUnnumbered == nil { firstUnnumbered = index }
        if hasAction { noteAction() } else if firstWithoutAction == nil { firstWithoutAction = index }
    }

    /// Notes that a line says what is wanted with it.
    mutating func noteAction() { hasAction = true }

    /// Applies the rules for whole orders.
    ///
    /// - Returns: the order; nil when something of it is refused.
    consuming func finish(defaultKind: OrderKind, faults: inout FeedFaults) -> OrderDocument? {
        document.purpose = purpose ?? .new
        document.kind = kind ?? defaultKind
        document.isReleasedOnRequest = isReleasedOnRequest ?? false
        let total = faults.list.total
        if document.purpose == .cancellation {
            OrderRules.checkCancellation(self, faults: &faults)
        } else {
            OrderRules.checkActions(self, faults: &faults)
            numberLines(faults: &faults)
            OrderRules.checkLines(self, faults: &faults)
        }
        if faults.list.total > total { isFaulty = true }
        return isFaulty ? nil : document
    }

    private mutating func numberLines(faults: inout FeedFaults) {
        guard let firstUnnumbered else { return }
        guard document.purpose.isWhole, !hasNumberedLine else {
            return OrderRules.reportUnnumbered(document.lines[firstUnnumbered].place, faults: &faults)
        }
        for index in document.lines.indices {
            document.lines[index].number = LineNumber(unchecked: String(index + 1))
        }
    }
}
