internal import Domain

/// An entry of an activity log as its owner sees it.
public struct ActivityView: Codable, Equatable, Sendable {
    /// The entry, `act_…`.
    public let id: String
    /// When it happened, RFC 3339.
    public let happenedAt: String
    /// What was done, for example `license.acquired`.
    public let kind: String
    /// Who did it, for example `person:prn_…` or `partner:acme`.
    public let actor: String
    /// One sentence for people.
    public let summary: String
    /// The virtual account it happened in, `va_…`; the one that gained, where there are two.
    public let virtualAccount: String?
    /// The virtual account that lost, `va_…`.
    public let sourceAccount: String?
    /// The lot it concerned, `lot_…`.
    public let lot: String?
    /// The SKU it concerned.
    public let sku: String?
    /// How many units it concerned.
    public let quantity: Int?
    /// The order it followed from, by the owner's own number.
    public let orderNumber: String?

    init(_ entry: ActivityEntry) {
        id = entry.id.description
        happenedAt = entry.happenedAt.description
        kind = entry.kind
        actor = entry.actor
        summary = entry.summary
        virtualAccount = entry.virtualAccount?.description
        sourceAccount = entry.source?.description
        lot = entry.lot?.description
        sku = entry.sku
        quantity = entry.quantity
        orderNumber = entry.orderNumber
    }
}
