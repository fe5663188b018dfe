// AssignmentDocument: whose an order or a line is, as an assignment feed tells it; parsed, not trusted.

/// The statement that an order, or one line of it, belongs to a Smart Account.
public struct AssignmentDocument: Hashable, Sendable {
    /// The partner's number of the order.
    public var orderNumber: OrderNumber
    /// The line; nil for all lines of the order.
    public var lineNumber: LineNumber?
    /// The Smart Account, by its domain identifier or its id, as it is written.
    public var smartAccount: Name
    /// The virtual account; nil for the account's default.
    public var virtualAccount: VirtualAccountName?
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a document together.
    public init(orderNumber: OrderNumber, lineNumber: LineNumber?, smartAccount: Name, place: SourcePlace) {
        self.orderNumber = orderNumber
        self.lineNumber = lineNumber
        self.smartAccount = smartAccount
        self.place = place
    }
}
