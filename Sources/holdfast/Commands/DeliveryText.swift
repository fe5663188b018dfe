internal import HTTPAPI
internal import Webhooks

/// Deliveries for people.
enum DeliveryText {
    static func list(_ page: Page<DeliveryView>) -> String {
        let table = Table(
            .text("Delivery"),
            .text("Event"),
            .text("Type"),
            .text("State"),
            .number("Attempts"),
            .text("Last answer"),
            .text("Next attempt")
        )
        return page.text(table, orElse: "There are no such deliveries.") { delivery, table in
            table.add(
                delivery.id,
                delivery.event,
                delivery.eventType,
                delivery.state,
                String(delivery.attempts),
                delivery.lastStatus.map(String.init) ?? delivery.lastFailure,
                Moment.text(delivery.nextAttemptAt)
            )
        }
    }

    static func sheet(_ delivery: DeliveryView) -> String {
        var sheet = Sheet()
        sheet.add("Delivery", delivery.id)
        sheet.add("Event", "\(delivery.eventType)  (\(delivery.event))")
        sheet.add("Endpoint", delivery.endpoint)
        sheet.add("State", delivery.state)
        sheet.add("Attempts", String(delivery.attempts))
        sheet.add("Last answer", delivery.lastStatus.map(String.init) ?? delivery.lastFailure)
        sheet.add("Made", Moment.text(delivery.createdAt))
        sheet.add("Next attempt", Moment.text(delivery.nextAttemptAt))
        sheet.add("Ended", Moment.text(delivery.endedAt))
        return sheet.text
    }

    static func detail(_ detail: DeliveryDetail) -> String {
        var table = Table(
            .number("Attempt"),
            .text("Began"),
            .number("ms"),
            .text("Answer"),
            .text("Address"),
            .text("Body")
        )
        for attempt in detail.attempts {
            table.add(
                String(attempt.number),
                Moment.text(attempt.startedAt),
                String(attempt.total / 1_000),
                attempt.status.map(String.init) ?? attempt.failure,
                attempt.remoteAddress,
                String(attempt.response.prefix(60))
            )
        }
        return "\(sheet(detail.delivery))\n\(table.text(orElse: "Nothing was attempted yet."))"
    }
}
