// CSVOrders: from the lines of a CSV file to orders.
//
// GUARANTEES   Lines of one order number are one order, wherever in the file they stand. Everything that a line says of
//              its order must agree with the order's other lines; a blank says nothing. A line that is refused takes
//              its whole order with it.

internal import Domain

/// Puts the orders of a file together.
struct CSVOrders {
    private var reader: CSVReader
    private let numberIndex: Int
    private let orderEntries: [CSVHeader<OrderColumn>.Entry]
    private let lineEntries: [CSVHeader<OrderColumn>.Entry]
    private var drafts: [OrderDraft] = []
    private var draftIndexes: [String: Int] = [:]
    /// The draft of the line before.
    private var current = -1

    init(reader: CSVReader, header: CSVHeader<OrderColumn>, numberIndex: Int) {
        self.reader = reader
        self.numberIndex = numberIndex
        orderEntries = header.entries.filter { $0.column.concernsOrder && $0.column != .number }
        lineEntries = header.entries.filter { !$0.column.concernsOrder }
    }

    /// Reads the file.
    mutating func read(into units: inout UnitCollector) -> FeedFaults {
        readRows(limit: units.limit)
        guard !reader.report.faults.refusesFile else { return reader.report.faults }
        let defaultKind = reader.report.profile.defaultOrderKind
        draftIndexes = [:]
        let empty = OrderDraft(number: OrderNumber(unchecked: ""), place: .start)
        for index in drafts.indices {
            // Exchanged, a draft is not copied with all that is in it.
            var draft = empty
            swap(&draft, &drafts[index])
            let (name, lineCount) = (draft.document.number, draft.lineCount)
            if let order = draft.finish(defaultKind: defaultKind, faults: &reader.report.faults) {
                units.append(.order(order))
            } else {
                units.reject(kind: "order", name: name.text, lineCount: lineCount)
            }
        }
        return reader.report.faults
    }

    private mutating func readRows(limit: Int) {
        while reader.nextRow() {
            let isSameOrder = current >= 0 && reader.repeatsPrevious(numberIndex)
            if !isSameOrder { current = draftIndex() }
            guard drafts.count <= limit else { return reader.report.refuseTooMany(at: reader.place) }
            var repeatsOrder = isSameOrder
            for entry in orderEntries where repeatsOrder { repeatsOrder = reader.repeatsPrevious(entry.index) }
            if !repeatsOrder { readOrder() }
            readLine()
            if reader.isRowFaulty { drafts[current].isFaulty = true }
        }
    }

    /// The draft of the record's order; a new one for a number that was not seen before.
    private mutating func draftIndex() -> Int {
        let place = reader.place
        guard !reader.isBlank(numberIndex) else {
            reader.refuse(ValueFault(.empty), in: numberIndex)
            return add(OrderDraft(number: OrderNumber(unchecked: "line \(place.line)"), place: place))
        }
        let read: OrderNumber? = reader.text(numberIndex)
        let number = read ?? OrderNumber(unchecked: reader.string(numberIndex))
        guard let known = draftIndexes.updateValue(drafts.count, forKey: number.text) else {
            return add(OrderDraft(number: number, place: place))
        }
        draftIndexes[number.text] = known
        return known
    }

    private mutating func add(_ draft: OrderDraft) -> Int {
        drafts.append(draft)
        return drafts.count - 1
    }

    private mutating func readOrder() {
        for entry in orderEntries where !reader.take(entry.column, at: entry.index, into: &drafts[current]) {
            let number = drafts[current].document.number
            reader.refuse(
                ValueFault(
                    code: "order.contradiction",
                    message: "differs from what an earlier line of order \(number) says",
                    remedy:
                        "write the same in all lines of an order, or leave it blank; a line's own customer has columns of its own"
                ),
                in: entry.index
            )
        }
    }

    private mutating func readLine() {
        drafts[current].lineCount += 1
        var line = OrderDraft.emptyLine(at: reader.place)
        var (isNumbered, hasAction, isFilled) = (false, false, false)
        let mark = reader.decimalMark
        for entry in lineEntries where !reader.isBlank(entry.index) {
            isFilled = true
            let index = entry.index
            switch entry.column {
            case .lineNumber:
                isNumbered = true
                if let number: LineNumber = reader.text(index) { line.number = number }
            case .parentLine: line.parent = reader.text(index)
            case .action:
                hasAction = true
                if let action = reader.value(index, { Keywords.actions.meaning(of: $0) }) { line.action = action }
            case .sku: line.sku = reader.text(index)
            case .description: line.productDescription = reader.value(index, FoldedText.read)
            case .quantity: line.quantity = reader.value(index) { WrittenNumber.quantity($0, mark: mark) }
            case .unitPrice: line.unitPrice = reader.value(index) { WrittenNumber.price($0, mark: mark) }
            case .lineCustomer(let field): _ = reader.take(field, at: index, into: &line.endCustomer)
            default: break
            }
        }
        // A line without anything of its own is how a cancellation looks; in another order it lacks its SKU.
        if isFilled || drafts[current].purpose != .cancellation, !reader.isRowFaulty {
            drafts[current].append(line, isNumbered: isNumbered, hasAction: hasAction)
        }
    }
}
