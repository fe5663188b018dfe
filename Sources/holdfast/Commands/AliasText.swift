internal import Fulfilment
internal import HTTPAPI

/// Aliases for people.
enum AliasText {
    static func list(_ page: Page<AliasView>) -> String {
        let table = Table(
            .text("Learned"),
            .text("ID"),
            .text("Partner"),
            .text("Name"),
            .text("Country"),
            .text("Domain"),
            .text("Smart Account"),
            .text("State"),
            .text("By"),
            .text("Confirmed by")
        )
        return page.text(table, orElse: "There are no aliases.") { alias, table in
            table.add(
                Moment.text(alias.learnedAt),
                alias.id,
                alias.partner,
                alias.name,
                alias.country,
                alias.domain,
                alias.smartAccount,
                alias.state,
                alias.author,
                alias.confirmedBy
            )
        }
    }

    static func show(_ alias: AliasView) -> String {
        var sheet = Sheet()
        sheet.add("Alias", alias.id)
        sheet.add("Partner", alias.partner)
        let places = [alias.country, alias.domain].compactMap(\.self)
        sheet.add("Name", ([alias.name] + places).joined(separator: ", "))
        sheet.add("Smart Account", alias.smartAccount)
        sheet.add("State", alias.state)
        sheet.add("Learned", event(alias.learnedAt, alias.author, alias.learnedFrom))
        sheet.add("Confirmed", alias.confirmedAt.flatMap { event($0, alias.confirmedBy, alias.confirmedFrom) })
        sheet.add("Revoked", alias.revokedAt.flatMap { event($0, alias.revokedBy, nil) })
        guard let lines = alias.lines else { return sheet.text }
        var table = Table(.text("Line"), .number("Quantity"), .text("State"), .text("ID"))
        for line in lines {
            table.add("\(line.orderNumber)/\(line.number)", String(line.quantity), line.state, line.id)
        }
        return sheet.text + "\n" + table.text(orElse: "No line is scheduled by it.")
    }

    private static func event(_ moment: String, _ actor: String?, _ order: String?) -> String? {
        let from = order.map { " with order \($0)" } ?? ""
        return "\(Moment.text(moment) ?? "") by \(actor ?? "")\(from)"
    }
}
