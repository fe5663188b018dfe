// AssignmentRequest: somebody says whose an order or a line is.

public import Domain

/// The statement that an order, or one line of it, belongs to a Smart Account; it may come before the order.
public struct AssignmentRequest: Hashable, Sendable {
    /// Whose order it is.
    public var partner: PartnerID
    /// The order's number.
    public var orderNumber: OrderNumber
    /// The line; nil for all lines.
    public var lineNumber: LineNumber?
    /// The Smart Account, by its domain identifier or its id.
    public var smartAccount: Name
    /// The virtual account; nil for what the order names, or the account's default.
    public var virtualAccount: VirtualAccountName?
    /// Who says it, for example `operator:anna` or `feed:rcp_…`.
    ///
    /// Only an operator's word, given after the order came, counts for more than what the order itself names.
    public var actor: String

    /// Puts a request together.
    public init(
        partner: PartnerID,
        orderNumber: OrderNumber,
        lineNumber: LineNumber? = nil,
        smartAccount: Name,
        virtualAccount: VirtualAccountName? = nil,
        actor: String
    ) {
        self.partner = partner
        self.orderNumber = orderNumber
        self.lineNumber = lineNumber
        self.smartAccount = smartAccount
        self.virtualAccount = virtualAccount
        self.actor = actor
    }
}
