// Why a line waits.

/// Why a line stays in the holding account.
public enum HoldReason: String, CaseIterable, Sendable {
    /// Nobody has said, and nothing certain shows, whose it is.
    case noAccount
    /// The evidence names more than one account.
    case ambiguous
    /// The account is known, and is not active.
    case accountPending
    /// The customer has not accepted the current licensing agreement.
    case agreementPending
    /// A person has to look at it: the SKU is unknown, or the named virtual account does not exist.
    case needsReview
    /// A stocking or enterprise-agreement order; it is never released to a customer.
    case notAssignable
    /// The partner wants to release it by its own command.
    case onRequest

    /// A sentence for people that says what is missing and who can supply it.
    public var explanation: String {
        switch self {
        case .noAccount: "it is not certain yet which Smart Account it is for; name it by an assignment"
        case .ambiguous: "the evidence names more than one Smart Account; a person must assign one"
        case .accountPending: "the Smart Account is not active; the line is released when it becomes active"
        case .agreementPending: "the customer has not accepted the current licensing agreement"
        case .needsReview: "a person must look at this line"
        case .notAssignable: "stocking and enterprise-agreement orders are never released to a customer"
        case .onRequest: "the partner asked to release this line by command"
        }
    }
}
