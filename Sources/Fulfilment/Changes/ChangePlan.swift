// ChangePlan: what a document would do to a known order, worked out before anything is done.
//
// GUARANTEES   A document with a fault changes nothing. What it asks of a released line is refused for that line alone.

internal import Domain

/// The steps of one change.
struct ChangePlan {
    /// What changes about the order as a whole.
    var header: [FieldDifference] = []
    var additions: [OrderLineDocument] = []
    var updates: [LineUpdate] = []
    var cancellations: [LineRecord] = []
    /// Released lines whose return is to be asked for.
    var returns: [LineRecord] = []
    /// What is not done, although the rest is.
    var refusals: [DocumentFault] = []
    /// What is wrong with the document, so that nothing of it is done.
    var faults: [DocumentFault] = []

    /// Whether anything about the order becomes another.
    var changesOrder: Bool {
        !header.isEmpty || !additions.isEmpty || !updates.isEmpty || !cancellations.isEmpty
    }

    /// Works out the steps.
    ///
    /// - Parameters:
    ///   - document: a change, or a new version of the whole order.
    ///   - lines: the order's lines.
    ///   - contents: what else is kept of them.
    ///   - header: what differs about the order as a whole.
    ///   - customer: whom the order names for the lines that do not name their own.
    init(
        _ document: OrderDocument,
        _ lines: [LineRecord],
        _ contents: [String: LineContent],
        header: [FieldDifference],
        customer: EndCustomer
    ) {
        self.header = header
        let isWhole = document.purpose.isWhole
        let known = Dictionary(lines.map { ($0.number, $0) }) { first, _ in first }
        for line in document.lines {
            guard let record = known[line.number.text], let content = contents[record.number] else {
                planUnknown(line, isWhole: isWhole)
                continue
            }
            if line.action == .cancel, !isWhole {
                planCancellation(record, line.place)
            } else if line.action == .add, !isWhole, !Self.isSame(record, line) {
                faults.append(Self.fault("order.lineExists", line, "exists already", "send it as a change"))
            } else {
                plan(LineUpdate(record, content, line, of: document, order: customer))
            }
        }
        guard isWhole else { return }
        let named = Set(document.lines.map(\.number.text))
        for record in lines where !named.contains(record.number) { planCancellation(record, document.place) }
    }

    private mutating func planUnknown(_ line: OrderLineDocument, isWhole: Bool) {
        if isWhole || line.action == .add {
            additions.append(line)
        } else {
            let remedy = "check the number, or send it as an added line"
            faults.append(Self.fault("order.lineUnknown", line, "is not known", remedy))
        }
    }

    private mutating func plan(_ update: LineUpdate) {
        switch update.record.state {
        case .held, .scheduled, .recorded:
            guard !update.isCustomerUnclear else {
                let what = "has an end customer of its own, and the document names another for the whole order"
                let remedy = "name the end customer in the line, or send the whole order anew"
                return refusals.append(Self.fault("order.lineCustomer", update.document, what, remedy))
            }
            if !update.differences.isEmpty { updates.append(update) }
        case .released:
            guard let difference = update.differences.first else { return }
            let what = "has been released, which is final: \(difference.contradiction)"
            let remedy = "ask for its return, and order again what differs"
            refusals.append(Self.fault("order.lineReleased", update.document, what, remedy))
        case .cancelled, .returned, .rejected:
            // Also where nothing differs: a line that has ended does not come back because it is wanted again.
            let what = "was \(update.record.state.rawValue) and does not come back"
            let remedy = "add it under a new line number, or leave it out"
            refusals.append(Self.fault("order.lineEnded", update.document, what, remedy))
        }
    }

    private mutating func planCancellation(_ record: LineRecord, _ place: SourcePlace) {
        switch record.state {
        case .held, .scheduled, .recorded: cancellations.append(record)
        case .released:
            returns.append(record)
            refusals.append(Self.released(record, place))
        case .cancelled, .returned, .rejected: break
        }
    }

    /// Whether an added line is known just so: then it came before.
    private static func isSame(_ record: LineRecord, _ line: OrderLineDocument) -> Bool {
        record.sku == line.sku?.text && record.quantity == line.quantity?.count && record.state != .cancelled
    }

    /// What is said of a released line that was to be cancelled.
    static func released(_ record: LineRecord, _ place: SourcePlace) -> DocumentFault {
        let fault = Fault(
            code: "order.lineReleased",
            place: place,
            field: "line \(record.number)",
            message:
                "line \(record.number) has been released, which is final; its return was asked for and is recorded",
            remedy: "wait for the answer to the return request"
        )
        return DocumentFault(fault, line: record.number)
    }

    private static func fault(
        _ code: String,
        _ line: OrderLineDocument,
        _ what: String,
        _ remedy: String
    ) -> DocumentFault {
        let fault = Fault(
            code: code,
            place: line.place,
            field: "line \(line.number)",
            message: "line \(line.number) \(what)",
            remedy: remedy
        )
        return DocumentFault(fault, line: line.number.text)
    }
}
