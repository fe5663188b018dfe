// OrderRules: what an order document must say, whatever is known of its order.

internal import Domain

/// Rules of order documents that do not need the database.
enum OrderRules {
    /// What is wrong with a document.
    static func faults(of document: OrderDocument) -> [DocumentFault] {
        if document.purpose != .cancellation, document.lines.isEmpty {
            let message = "order \(document.number) has no lines"
            return [
                DocumentFault(
                    Fault(
                        code: "order.noLines",
                        place: document.place,
                        message: message,
                        remedy: "send it with its lines, or as a cancellation"
                    )
                )
            ]
        }
        return document.lines.compactMap { line in
            // The lines of a whole order and added lines stand alone; others are completed by what is known.
            let standsAlone = document.purpose.isWhole || document.purpose == .change && line.action == .add
            guard standsAlone, line.sku == nil || line.quantity == nil else { return nil }
            let fault = Fault(
                code: "line.incomplete",
                place: line.place,
                field: line.sku == nil ? "sku" : "quantity",
                message: "line \(line.number) has no \(line.sku == nil ? "SKU" : "quantity")",
                remedy: "give it"
            )
            return DocumentFault(fault, line: line.number.text)
        }
    }

    /// The fault of a document about an order nobody sent.
    static func unknown(_ document: OrderDocument) -> Fault {
        let wanted =
            switch document.purpose {
            case .new, .change: "changed"
            case .replacement: "replaced"
            case .cancellation: "cancelled"
            }
        return Fault(
            code: "order.unknown",
            place: document.place,
            field: "number",
            message: "there is no order \(document.number) to be \(wanted)",
            remedy: "check the number, or send the order first"
        )
    }
}
