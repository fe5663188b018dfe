// ReceiptText: a receipt for people, beside the JSON for programs.
//
// GUARANTEES   One thing a line; text from the file cannot break a line or steer a terminal.

internal import Fulfilment

/// Writes receipts out for people.
enum ReceiptText {
    static let itemLimit = 1_000

    static func of(_ answer: FileAnswer, name: String, acknowledgements: [String]) -> String {
        let receipt = answer.receipt
        var lines = ["Holdfast receipt \(receipt.id)", ""]
        if answer.isRepeat { lines.append(repeated(receipt, as: name)) }
        lines += [
            "File      \(ShownText.escaped(receipt.fileName))",
            "Bytes     \(receipt.bytes)",
            "SHA-256   \(receipt.sha256)",
            "Received  \(receipt.receivedAt)",
            "Format    \(receipt.format ?? "not recognized")",
            "Outcome   \(outcome(receipt.outcome))",
        ]
        if !acknowledgements.isEmpty { lines += ["", "In the outbox:"] + acknowledgements }
        if !receipt.items.isEmpty { lines += [""] + receipt.items.prefix(itemLimit).map(line) }
        if receipt.items.count > itemLimit { lines.append("and \(receipt.items.count - itemLimit) more") }
        if let accounts = receipt.accounts { lines += ["", line(accounts)] }
        if receipt.faultCount > 0 {
            lines += ["", "\(receipt.faultCount) \(receipt.faultCount == 1 ? "fault" : "faults"):"]
            lines += receipt.faults.map(line)
            let rest = receipt.faultCount - receipt.faults.count
            if rest > 0 { lines.append("and \(rest) more") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func line(_ fault: FaultView) -> String {
        let place = fault.line.map { line in "line \(line)\(fault.column.map { ", column \($0)" } ?? ""): " } ?? ""
        let position = fault.position.map { "\($0): " } ?? ""
        let offset = fault.byteOffset.map { ", byte \($0)" } ?? ""
        let standard = fault.standardCode.map { ", standard code \($0)" } ?? ""
        let field = fault.field.map { "\($0) " } ?? ""
        return ShownText.escaped(
            "\(place)\(position)\(field)\(fault.message); \(fault.remedy) [\(fault.code)\(standard)\(offset)]"
        )
    }

    private static func repeated(_ receipt: ReceiptView, as name: String) -> String {
        let name = ShownText.escaped(name)
        return "These bytes had come before; this is the receipt they got then, and \(name) changed nothing."
    }

    private static func outcome(_ outcome: String) -> String {
        switch outcome {
        case "accepted": "accepted"
        case "partlyAccepted": "accepted in part; what was refused is named below"
        case "rejected": "refused; nothing of it was accepted"
        default: outcome
        }
    }

    private static func line(_ accounts: AccountCounts) -> String {
        "\(accounts.total) accounts: \(accounts.registered) registered, \(accounts.changed) changed, "
            + "\(accounts.unchanged) as they were known"
    }

    private static func line(_ item: ReceiptView.Item) -> String {
        let count = "\(item.lineCount) \(item.lineCount == 1 ? "line" : "lines")"
        let quantity = item.quantity > 0 ? ", \(item.quantity) licenses" : ""
        let id = item.id.map { " (\($0))" } ?? ""
        return ShownText.escaped("\(item.kind) \(item.name): \(item.outcome), \(count)\(quantity)\(id)")
    }
}
