public import Domain

/// What names an order: its partner and the partner's number.
public struct OrderKey: Hashable, Sendable {
    /// The partner.
    public var partner: PartnerName
    /// The partner's number of the order.
    public var number: OrderNumber

    /// Puts a key together.
    public init(partner: PartnerName, number: OrderNumber) {
        self.partner = partner
        self.number = number
    }
}
