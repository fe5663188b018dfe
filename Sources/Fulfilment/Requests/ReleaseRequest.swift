public import Domain

/// The command to release lines now: without the rest of the undo window, and without waiting for the partner's request.
public struct ReleaseRequest: Hashable, Sendable {
    /// Whose order it is.
    public var partner: PartnerID
    /// The order's number.
    public var orderNumber: OrderNumber
    /// Its lines; empty for all that wait.
    public var lineNumbers: [LineNumber]
    /// Who commands it, for example `operator:anna`.
    public var actor: String

    /// Puts a request together.
    public init(partner: PartnerID, orderNumber: OrderNumber, lineNumbers: [LineNumber] = [], actor: String) {
        self.partner = partner
        self.orderNumber = orderNumber
        self.lineNumbers = lineNumbers
        self.actor = actor
    }
}
