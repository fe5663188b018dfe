// MatchEvidence: what is known of a line's customer, gathered in one value.
//
// GUARANTEES   A decision depends on this and on the index only: equal evidence over equal indexes decides equally.

public import Domain

/// What is known of the customer of a line.
public struct MatchEvidence: Hashable, Sendable {
    /// Somebody's statement whose the line is.
    public struct Assignment: Hashable, Sendable {
        /// The Smart Account, by its domain identifier or its id.
        public var smartAccount: Name
        /// The virtual account, where one is named.
        public var virtualAccount: VirtualAccountName?
        /// Who said it.
        public var actor: String
        /// Whether an operator said it with everything else that is evidence before them: then it counts alone.
        public var isOperatorsDecision: Bool

        /// Puts a statement together.
        public init(
            smartAccount: Name,
            virtualAccount: VirtualAccountName?,
            actor: String,
            isOperatorsDecision: Bool
        ) {
            self.smartAccount = smartAccount
            self.virtualAccount = virtualAccount
            self.actor = actor
            self.isOperatorsDecision = isOperatorsDecision
        }
    }

    /// Whose order it is.
    public var partner: PartnerID
    /// The sort of the order.
    public var orderKind: OrderKind
    /// The Smart Account that the order names, as it is written there.
    public var smartAccount: Name?
    /// The virtual account that the order names.
    public var virtualAccount: VirtualAccountName?
    /// The partner's own number of the customer.
    public var customerNumber: CustomerNumber?
    /// The assignment that counts for the line.
    public var assignment: Assignment?
    /// What was said of the whole order after the line's own assignment; both must lead to the same account.
    public var laterAssignment: Assignment?

    /// Evidence that says nothing yet.
    public init(partner: PartnerID, orderKind: OrderKind) {
        self.partner = partner
        self.orderKind = orderKind
    }
}
