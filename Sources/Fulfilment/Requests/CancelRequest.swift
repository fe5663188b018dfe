public import Domain

/// The command to cancel lines of an order.
public struct CancelRequest: Hashable, Sendable {
    /// Whose order it is.
    public var partner: PartnerID
    /// The order's number.
    public var orderNumber: OrderNumber
    /// Its lines; empty for all.
    public var lineNumbers: [LineNumber]
    /// Who commands it, for example `operator:anna`.
    public var actor: String
    /// Why, for people.
    public var reason: String

    /// Puts a request together.
    public init(
        partner: PartnerID,
        orderNumber: OrderNumber,
        lineNumbers: [LineNumber] = [],
        actor: String,
        reason: String
    ) {
        self.partner = partner
        self.orderNumber = orderNumber
        self.lineNumbers = lineNumbers
        self.actor = actor
        self.reason = reason
    }
}
