// CXMLConfirmation: what became of one order, line by line.
//
// SOURCE       The comments on ConfirmationRequest in Fulfill.dtd: `accept` allows only accepted lines, `reject` none at
//              all, and `detail` speaks for the lines it names.

internal import Domain

/// The ConfirmationRequest of an order.
struct CXMLConfirmation {
    let order: CXMLOrder
    let outcome: OrderOutcome

    /// Writes it.
    func write(to writer: inout XMLWriter, payloadID: String, confirmation: String, moment: String) {
        let items = outcome.verdict == .refused ? [] : self.items
        writer.element("ConfirmationRequest") { writer in
            let attributes: KeyValuePairs<String, String?> = [
                "confirmID": confirmation, "operation": "new", "type": type(of: items), "noticeDate": moment,
            ]
            let comments = headerComments
            if comments.isEmpty {
                writer.element("ConfirmationHeader", attributes, text: "")
            } else {
                writer.element("ConfirmationHeader", attributes) { writer in
                    for comment in comments { Self.write(comment: comment, to: &writer) }
                }
            }
            writer.element(
                "OrderReference",
                ["orderID": order.orderID, "orderDate": order.orderDate.isEmpty ? nil : order.orderDate]
            ) { writer in
                writer.element("DocumentReference", ["payloadID": payloadID], text: "")
            }
            for item in items { item.write(to: &writer) }
        }
    }

    private func type(of items: [Item]) -> String {
        if outcome.verdict == .refused { return "reject" }
        return items.allSatisfy(\.isAccepted) && unnamedRejections.isEmpty ? "accept" : "detail"
    }

    private var headerComments: [String] {
        switch outcome.verdict {
        case .refused: [CXMLStatus.sentences(outcome.faults)]
        case .repeated: ["the order was received before; nothing was changed"] + unnamedRejections
        case .cancelled: ["what is cancelled of the order is listed by line"] + unnamedRejections
        case .accepted, .changed: unnamedRejections
        }
    }

    /// The lines that the answer lists: those of the document, and all of a whole order that is cancelled.
    private var items: [Item] {
        let isCancellation = outcome.document.purpose == .cancellation
        let lines = Dictionary(outcome.document.lines.map { ($0.number, $0) }) { first, _ in first }
        return outcome.lines.compactMap { line in
            let asked = lines[line.number]
            guard asked != nil || isCancellation else { return nil }
            let quantity = asked?.quantity?.count ?? line.previousQuantity ?? line.quantity ?? 0
            return Item(
                number: line.number.text,
                parent: asked?.parent?.text,
                quantity: quantity,
                unit: asked?.unit?.text ?? "EA",
                isAccepted: isDone(line, isCancellation: isCancellation),
                comment: comment(on: line)
            )
        }
    }

    private func isDone(_ line: LineOutcome, isCancellation: Bool) -> Bool {
        switch line.status {
        case .accepted, .held: !isCancellation
        case .released: !isCancellation
        case .cancelled: isCancellation
        case .rejected: false
        }
    }

    private func comment(on line: LineOutcome) -> String? {
        switch line.status {
        case .rejected(let fault): line.detail ?? fault.description
        case .held(let reason): line.detail ?? reason.explanation
        case .accepted, .released, .cancelled: line.detail
        }
    }

    /// What was not done to lines that the document does not name: a new version takes those back.
    private var unnamedRejections: [String] {
        guard outcome.document.purpose != .cancellation else { return [] }
        let named = Set(outcome.document.lines.map(\.number))
        return outcome.lines.compactMap { line in
            guard !named.contains(line.number), case .rejected(let fault) = line.status else { return nil }
            return "line \(line.number): \(line.detail ?? fault.description)"
        }
    }

    /// A line of the answer.
    private struct Item {
        let number: String
        let parent: String?
        let quantity: Int
        let unit: String
        let isAccepted: Bool
        let comment: String?

        func write(to writer: inout XMLWriter) {
            writer.element(
                "ConfirmationItem",
                ["quantity": String(quantity), "lineNumber": number, "parentLineNumber": parent]
            ) { writer in
                writer.element("UnitOfMeasure", text: unit)
                writer.element(
                    "ConfirmationStatus",
                    ["quantity": String(quantity), "type": isAccepted ? "accept" : "reject"]
                ) { writer in
                    writer.element("UnitOfMeasure", text: unit)
                    if let comment { CXMLConfirmation.write(comment: comment, to: &writer) }
                }
            }
        }
    }

    private static func write(comment: String, to writer: inout XMLWriter) {
        writer.element("Comments", ["xml:lang": "en-US"], text: comment)
    }
}
