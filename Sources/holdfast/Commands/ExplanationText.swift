internal import Fulfilment
internal import HTTPAPI

/// What a file would do, for people.
enum ExplanationText {
    static func text(_ explanation: Explanation) -> String {
        let receipt = explanation.receipt
        var sheet = Sheet()
        sheet.add("File", "\(receipt.fileName), \(receipt.bytes) bytes, \(receipt.format ?? "of an unknown format")")
        sheet.add(
            explanation.isRepeat ? "Came before" : "Would be",
            explanation.isRepeat
                ? "\(Moment.text(receipt.receivedAt) ?? "") as \(receipt.id): nothing would happen" : receipt.outcome
        )
        if !explanation.acknowledgements.isEmpty {
            sheet.add("Answered by", explanation.acknowledgements.joined(separator: ", "))
        }
        var parts = [sheet.text]
        if !receipt.items.isEmpty { parts.append(items(receipt)) }
        if let accounts = receipt.accounts {
            var sheet = Sheet()
            sheet.add("Accounts registered", String(accounts.registered))
            sheet.add("Accounts changed", String(accounts.changed))
            sheet.add("Accounts as known", String(accounts.unchanged))
            parts.append(sheet.text)
        }
        if receipt.faultCount > 0 { parts.append(faults(receipt)) }
        parts += explanation.orders.map {
            "Order \(TerminalText.neutral($0.number))\n\(OrderSheet.lines($0.lines ?? []))"
        }
        return parts.joined(separator: "\n")
    }

    private static func items(_ receipt: ReceiptView) -> String {
        var table = Table(.text("Kind"), .text("Name"), .text("Outcome"), .number("Lines"), .number("Quantity"))
        for item in receipt.items {
            table.add(item.kind, item.name, item.outcome, String(item.lineCount), String(item.quantity))
        }
        return table.text(orElse: "")
    }

    private static func faults(_ receipt: ReceiptView) -> String {
        var table = Table(
            .number("Line"),
            .number("Column"),
            .text("Field"),
            .text("Fault"),
            .text("Remedy"),
            .text("Code")
        )
        for fault in receipt.faults {
            table.add(
                fault.line.map(String.init),
                fault.column.map(String.init),
                [fault.position.map { "\($0)" }, fault.field].compactMap(\.self).joined(separator: ": "),
                fault.message,
                fault.remedy,
                fault.code
            )
        }
        let more = receipt.faultCount - receipt.faults.count
        return table.text(orElse: "") + (more > 0 ? "And \(more) more faults.\n" : "")
    }
}
