// Contradiction: where a document differs from what was accepted under its number and revision.

internal import Domain
internal import Storage

/// Tells the differences of a document from the order as it is kept, as faults.
struct Contradiction {
    let order: OrderRecord
    let document: OrderDocument
    let snapshot: Snapshot

    /// A fault for each field of each line that differs; at least one.
    func faults() throws -> [DocumentFault] {
        let lines = try LineRecord.all(order.id, in: snapshot)
        let contents = try LineContent.all(order.id, in: snapshot)
        var faults = try OrderHeader.differences(order.id, document, in: snapshot).map {
            DocumentFault(fault($0.contradiction, $0.field, document.place))
        }
        let isWhole = document.purpose.isWhole
        let customer = try OrderCustomer.of(order.id, in: snapshot).customer
        let known = Dictionary(lines.map { ($0.number, $0) }) { first, _ in first }
        for line in document.lines {
            guard let record = known[line.number.text], let content = contents[record.number] else {
                faults.append(self.fault(line, "line", "it was not there"))
                continue
            }
            let update = LineUpdate(record, content, line, of: document, order: customer)
            faults += update.differences.map { self.fault(line, $0.field, $0.contradiction) }
        }
        if isWhole {
            let named = Set(document.lines.map(\.number.text))
            for record in lines where !named.contains(record.number) {
                let message = "line \(record.number): it was there, the file does not have it"
                faults.append(DocumentFault(fault(message, "line", document.place), line: record.number))
            }
        }
        if faults.isEmpty {
            let message = "order \(order.number): what was accepted under this revision said something else"
            faults.append(DocumentFault(fault(message, "revision", document.place)))
        }
        return faults
    }

    private func fault(_ line: OrderLineDocument, _ field: String, _ what: String) -> DocumentFault {
        DocumentFault(fault("line \(line.number): \(what)", field, line.place), line: line.number.text)
    }

    private func fault(_ message: String, _ field: String, _ place: SourcePlace) -> Fault {
        Fault(
            code: "order.conflict",
            place: place,
            field: field,
            message: message,
            remedy: "send a change with a higher revision, or another order number"
        )
    }
}
