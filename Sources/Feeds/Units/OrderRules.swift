// OrderRules: what must hold between the parts of an order document, whatever its format.
//
// DOES NOT     Know which orders were sent before: whether a change or a cancellation finds its order is the intake's
//              business.

internal import Domain

/// The rules for whole orders.
enum OrderRules {
    /// A cancellation cancels the whole order, so it has no lines: one that lists some may mean only these.
    static func checkCancellation(_ draft: OrderDraft, faults: inout FeedFaults) {
        guard let line = draft.document.lines.first else { return }
        faults.report(
            Fault(
                code: "order.cancellationWithLines",
                place: line.place,
                message: "a cancellation cancels the whole order, and this one names lines",
                remedy: "leave the lines out, or send a change whose lines have the action cancel"
            )
        )
    }

    /// A whole order adds lines; a change says of each line what is wanted.
    static func checkActions(_ draft: OrderDraft, faults: inout FeedFaults) {
        let lines = draft.document.lines
        guard draft.document.purpose == .change else {
            if draft.hasAction, let line = lines.first(where: { $0.action != .add }) {
                faults.report(
                    Fault(
                        code: "order.actionInNewOrder",
                        place: line.place,
                        field: "action",
                        message: "is \(line.action.rawValue), and a whole order only adds lines",
                        remedy: "set the order's purpose to change"
                    )
                )
            }
            return
        }
        guard let index = draft.firstWithoutAction else { return }
        faults.report(
            Fault(
                code: "order.actionMissing",
                place: lines[index].place,
                field: "action",
                message: "is missing in a change",
                remedy: "write add, change or cancel for each line"
            )
        )
    }

    /// Reports that a line has no number and cannot be given one.
    static func reportUnnumbered(_ place: SourcePlace, faults: inout FeedFaults) {
        faults.report(
            Fault(
                code: "order.lineNumberMissing",
                place: place,
                field: "lineNumber",
                message: "is missing",
                remedy: "number every line; only a whole order may leave out the numbers of all its lines"
            )
        )
    }

    /// Lines are there, complete, told apart by their numbers, and parts of lines that exist.
    static func checkLines(_ draft: OrderDraft, faults: inout FeedFaults) {
        let document = draft.document
        if draft.lineCount == 0, !draft.isFaulty {
            faults.report(
                Fault(
                    code: "order.noLines",
                    place: document.place,
                    message: "the order has no lines",
                    remedy: "add its lines, or the lines that change"
                )
            )
        }
        // Lines that do not say what is wanted with them cannot be said to lack anything.
        if document.purpose.isWhole || draft.firstWithoutAction == nil { checkParts(document, faults: &faults) }
        checkNumbers(document, faults: &faults)
        // With a line missing for its own faults, the parents could only be called unknown.
        if !draft.isFaulty { checkParents(document, faults: &faults) }
    }

    private static func checkParts(_ document: OrderDocument, faults: inout FeedFaults) {
        // By index: a line is large, and need not be copied to be looked at.
        for index in document.lines.indices where document.lines[index].action == .add {
            if document.lines[index].sku == nil { reportMissing("sku", of: document.lines[index], faults: &faults) }
            if document.lines[index].quantity == nil {
                reportMissing("quantity", of: document.lines[index], faults: &faults)
            }
        }
    }

    private static func reportMissing(_ field: String, of line: OrderLineDocument, faults: inout FeedFaults) {
        faults.report(
            Fault(
                code: "order.\(field)Missing",
                place: line.place,
                field: field,
                message: "is missing",
                remedy: "a line that is added needs a SKU and a quantity"
            )
        )
    }

    private static func checkNumbers(_ document: OrderDocument, faults: inout FeedFaults) {
        let lines = document.lines
        guard lines.count > 1 else { return }
        // Numbers that rise as plain numbers cannot repeat; that spares most orders the set.
        let isRising = lines.indices.dropLast().allSatisfy { index in
            let (left, right) = (lines[index].number.text, lines[index + 1].number.text)
            return left.utf8.count < right.utf8.count || left.utf8.count == right.utf8.count && left < right
        }
        guard !isRising else { return }
        var firstPlaces: [LineNumber: SourcePlace] = [:]
        for line in lines where !line.number.text.isEmpty {
            guard let first = firstPlaces.updateValue(line.place, forKey: line.number) else { continue }
            firstPlaces[line.number] = first
            faults.report(
                Fault(
                    code: "order.duplicateLineNumber",
                    place: line.place,
                    field: "lineNumber",
                    message: "is \(line.number), which line \(first.line) of the file already has",
                    remedy: "number each line of an order differently"
                )
            )
        }
    }

    private static func checkParents(_ document: OrderDocument, faults: inout FeedFaults) {
        guard document.lines.indices.contains(where: { document.lines[$0].parent != nil }) else { return }
        let parents = Dictionary(document.lines.map { ($0.number, $0.parent) }) { first, _ in first }
        var clear: Set<LineNumber> = []
        for line in document.lines {
            guard let parent = line.parent else { continue }
            let isKnown = parents[parent] != nil || document.purpose == .change
            guard !isKnown || isInCircle(line.number, parents, &clear) else { continue }
            faults.report(
                Fault(
                    code: isKnown ? "order.circularParent" : "order.unknownParent",
                    place: line.place,
                    field: "parentLine",
                    message: isKnown
                        ? "makes the line a part of itself" : "is \(parent), which the order does not have",
                    remedy: "name the number of the line that this one is a part of"
                )
            )
        }
    }

    /// Whether a line, going from parent to parent, comes to no end.
    private static func isInCircle(
        _ number: LineNumber,
        _ parents: [LineNumber: LineNumber?],
        _ clear: inout Set<LineNumber>
    ) -> Bool {
        var chain: Set = [number]
        var current = number
        while let parent = parents[current] ?? nil, !clear.contains(parent) {
            guard chain.insert(parent).inserted else { return true }
            current = parent
        }
        clear.formUnion(chain)
        return false
    }
}
