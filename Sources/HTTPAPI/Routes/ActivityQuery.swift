// What a request says of which entries or assets are meant.

internal import Domain
internal import Fulfilment

/// The query parameters of the activity log.
enum ActivityQuery {
    static let parameters: [APIParameter] = [
        .query("actor", .text(lengths: 1...200), "By whom, as entries show it"),
        .query("kind", .choice(of: ActivityKind.self), "Of this kind"),
        .query("virtualAccount", .id(IdentifierKinds.VirtualAccount.self), "In this virtual account, or out of it"),
        .query("sku", .text(lengths: 1...200), "About this SKU"),
        .query("orderNumber", .text(lengths: 1...200), "From this order"),
        .query("since", .moment(), "Not before this moment"),
        .query("until", .moment(), "Before this moment"),
    ]

    static func filter(_ call: APICall) throws(APIError) -> ActivityFilter {
        var filter = ActivityFilter()
        filter.actor = call.text("actor")
        filter.kind = try call.query("kind", Choice.of(ActivityKind.self))
        filter.virtualAccount = try call.query("virtualAccount", Choice.id(IdentifierKinds.VirtualAccount.self))
        filter.sku = call.text("sku")
        filter.orderNumber = call.text("orderNumber")
        filter.since = try call.query("since", Choice.moment)
        filter.until = try call.query("until", Choice.moment)
        return filter
    }
}

/// The query parameters of the register of assets.
enum AssetQuery {
    static let parameters: [APIParameter] = [
        .query("kind", .choice(of: AssetKind.self), "Of this kind"),
        .query("sku", .text(lengths: 1...200), "Of this SKU"),
        .query("virtualAccount", .id(IdentifierKinds.VirtualAccount.self), "In this virtual account"),
        .query("expiringBefore", .moment(), "Whose term ends before this moment"),
        .query("partner", .text(lengths: 1...200), "Bought through this partner"),
        .query("orderNumber", .text(lengths: 1...200), "By this order of the customer's own"),
    ]

    static func filter(_ call: APICall) throws(APIError) -> AssetFilter {
        var filter = AssetFilter()
        filter.kind = try call.query("kind", Choice.of(AssetKind.self))
        filter.sku = call.text("sku")
        filter.virtualAccount = try call.query("virtualAccount", Choice.id(IdentifierKinds.VirtualAccount.self))
        filter.expiringBefore = try call.query("expiringBefore", Choice.moment)
        filter.partner = call.text("partner")
        filter.orderNumber = call.text("orderNumber")
        return filter
    }
}

extension Choice {
    /// Takes a moment, RFC 3339 in UTC.
    static let moment: @Sendable (String) throws(ValueError) -> Timestamp = { text throws(ValueError) in
        guard let moment = Timestamp(text) else { throw .notA("a moment like 2026-11-25T08:00:00Z") }
        return moment
    }
}
