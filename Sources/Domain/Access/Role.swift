// Role: what somebody is in an account or for a partner.
//
// GUARANTEES   The texts are a contract with clients of the API: never renamed, only added to.
// SOURCE       Cisco's Smart Account roles (an Approver accepts agreements and manages no licenses; only an Administrator
//              manages people), and the four of a partner.

/// A role; what it may do is in `RoleTable`.
public enum Role: String, CaseIterable, Sendable {
    /// Speaks for the company: accepts agreements, changes the account's properties; manages no licenses and no people.
    case smartAccountApprover
    /// Manages everything in a Smart Account but agreements.
    case smartAccountAdministrator
    /// Works with the licenses of all virtual accounts.
    case smartAccountUser
    /// Looks at all virtual accounts.
    case smartAccountViewer
    /// Manages a virtual account and who works in it.
    case virtualAccountAdministrator
    /// Works with the licenses of a virtual account.
    case virtualAccountUser
    /// Looks at a virtual account.
    case virtualAccountViewer
    /// Manages a partner's people, endpoints and everything its operators do.
    case partnerAdministrator
    /// Assigns, releases and cancels a partner's orders.
    case partnerOperator
    /// Decides a partner's reviews.
    case partnerReviewer
    /// Looks at a partner's orders.
    case partnerViewer

    /// Where a role can be held.
    public enum Realm: Sendable {
        /// A whole Smart Account.
        case smartAccount
        /// One virtual account, with or without those in it.
        case virtualAccount
        /// A partner.
        case partner
    }

    /// Where this role is held.
    public var realm: Realm {
        switch self {
        case .smartAccountApprover, .smartAccountAdministrator, .smartAccountUser, .smartAccountViewer: .smartAccount
        case .virtualAccountAdministrator, .virtualAccountUser, .virtualAccountViewer: .virtualAccount
        case .partnerAdministrator, .partnerOperator, .partnerReviewer, .partnerViewer: .partner
        }
    }
}
