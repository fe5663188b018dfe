internal import HTTPAPI
internal import Webhooks

/// Endpoints for people.
enum EndpointText {
    static func list(_ page: Page<EndpointView>) -> String {
        let table = Table(
            .text("Endpoint"),
            .text("Owner"),
            .text("URL"),
            .text("Events"),
            .text("State"),
            .text("Failing since")
        )
        return page.text(table, orElse: "There are no endpoints.") { endpoint, table in
            table.add(
                endpoint.id,
                endpoint.owner,
                endpoint.url,
                endpoint.events.joined(separator: ","),
                state(endpoint),
                Moment.text(endpoint.failingSince)
            )
        }
    }

    static func sheet(_ endpoint: EndpointView) -> String {
        var sheet = Sheet()
        sheet.add("Endpoint", endpoint.id)
        sheet.add("Owner", endpoint.owner)
        sheet.add("URL", endpoint.url)
        sheet.add("Description", endpoint.description)
        sheet.add("Events", endpoint.events.joined(separator: ", "))
        sheet.add("Headers", endpoint.headers.joined(separator: ", "))
        sheet.add("Requests at once", String(endpoint.maximumConcurrency))
        sheet.add("Requests per minute", endpoint.ratePerMinute.map(String.init))
        sheet.add("State", state(endpoint))
        sheet.add("Failing since", Moment.text(endpoint.failingSince))
        sheet.add("Old secret until", Moment.text(endpoint.previousSecretUntil))
        sheet.add("Made", Moment.text(endpoint.createdAt))
        sheet.add("Changed", Moment.text(endpoint.changedAt))
        return sheet.text
    }

    static func secret(_ answer: EndpointSecretView) -> String {
        var secret = Sheet()
        secret.add("Secret", answer.secret)
        return "\(sheet(answer.endpoint))\n\(secret.text)Keep it now: it is not shown again.\n"
    }

    private static func state(_ endpoint: EndpointView) -> String {
        guard endpoint.isEnabled else { return "off: \(endpoint.disabledReason ?? "no reason given")" }
        return endpoint.isThrottled ? "on, throttled" : "on"
    }
}
