internal import Fulfilment

/// An order for people.
enum OrderSheet {
    static func text(_ order: OrderView) -> String {
        var sheet = Sheet()
        sheet.add("Order", "\(order.number) of \(order.partner)  (\(order.id))")
        sheet.add("End customer", order.endCustomer)
        sheet.add("Kind", order.kind)
        sheet.add("Ordered", order.orderDate)
        sheet.add("Accepted", Moment.text(order.acceptedAt))
        sheet.add("Revision", order.revision == 0 ? nil : String(order.revision))
        sheet.add("Release", order.isReleasedOnRequest ? "on the partner's command" : nil)
        sheet.add("Cancelled", order.isCancelled ? "yes" : nil)
        let lines = order.lines ?? []
        let parts = [sheet.text, Self.lines(lines), changes(lines), decisions(lines)]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The lines as a table.
    static func lines(_ lines: [OrderLineView]) -> String {
        var table = Table(
            .text("Line"),
            .text("SKU"),
            .number("Quantity"),
            .text("State"),
            .text("Smart Account"),
            .text("Since"),
            .text("Detail")
        )
        for line in lines {
            let since = line.releasedAt ?? line.heldSince
            table.add(
                line.number,
                line.sku,
                String(line.quantity),
                [line.state, line.holdReason].compactMap { $0 }.joined(separator: ": "),
                [line.smartAccount, line.virtualAccount].compactMap { $0 }.joined(separator: " / "),
                Moment.text(since),
                line.holdDetail
                    ?? Moment.text(line.releaseAt).flatMap {
                        line.state == "scheduled" ? "to be released at \($0)" : nil
                    }
            )
        }
        return table.text(orElse: "It has no lines.")
    }

    /// What revisions did to which line, in their order.
    private static func changes(_ lines: [OrderLineView]) -> String {
        let changes = lines.flatMap { line in (line.changes ?? []).map { (line.number, $0) } }
            .sorted { $0.1.revision < $1.1.revision }
        var table = Table(
            .number("Revision"),
            .text("Line"),
            .text("Changed"),
            .text("Action"),
            .number("Old"),
            .number("New"),
            .text("SKU")
        )
        for (number, change) in changes {
            let skus = [change.oldSKU, change.newSKU].compactMap(\.self)
            table.add(
                String(change.revision),
                number,
                Moment.text(change.changedAt),
                change.action,
                String(change.oldQuantity),
                String(change.newQuantity),
                skus.first == skus.last ? skus.first : skus.joined(separator: " → ")
            )
        }
        return changes.isEmpty ? "" : table.text(orElse: "")
    }

    private static func decisions(_ lines: [OrderLineView]) -> String {
        var table = Table(.text("Line"), .text("Decided"), .text("Outcome"), .text("By"), .text("Because"))
        for line in lines {
            for decision in line.decisions ?? [] {
                table.add(
                    line.number,
                    Moment.text(decision.decidedAt),
                    [decision.outcome, decision.tier].compactMap { $0 }.joined(separator: ": "),
                    decision.actor,
                    decision.explanation
                )
            }
        }
        return lines.contains { $0.decisions?.isEmpty == false } ? table.text(orElse: "") : ""
    }
}
