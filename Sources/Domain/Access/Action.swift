// Action: the things that can be asked for, each a right of its own.
//
// GUARANTEES   The texts are the scopes of API tokens: never renamed, only added to.

/// What a principal wants to do with a resource.
public enum Action: String, CaseIterable, Sendable {
    // A Smart Account as a whole.
    /// See its name, domain, state and default virtual account.
    case readAccount = "account.read"
    /// Change its properties.
    case changeAccount = "account.change"
    /// See agreements, enterprise agreements and contracts.
    case readAgreements = "agreements.read"
    /// Accept an agreement for the company.
    case acceptAgreement = "agreements.accept"
    /// See who has which role.
    case readPeople = "people.read"
    /// Invite, remove, give and take roles.
    case managePeople = "people.manage"
    /// Give a partner a role in the account, and take it away.
    case managePartnerAccess = "partners.manage"
    /// See the placement rules.
    case readPlacement = "placement.read"
    /// Change the placement rules.
    case managePlacement = "placement.manage"
    /// See webhook endpoints, their deliveries and events.
    case readEndpoints = "endpoints.read"
    /// Make, change and remove webhook endpoints, and send again.
    case manageEndpoints = "endpoints.manage"

    // A virtual account; in a Smart Account: all of them.
    /// See a virtual account's name, place and attributes.
    case readVirtualAccount = "virtualAccounts.read"
    /// Make, rename, move, merge and remove virtual accounts.
    case manageVirtualAccounts = "virtualAccounts.manage"
    /// See the licenses, what uses them, and the register of assets.
    case readLicenses = "licenses.read"
    /// Move licenses between virtual accounts: asked of both.
    case transferLicenses = "licenses.transfer"
    /// Register, renew and remove product instances, and report usage.
    case useLicenses = "licenses.use"
    /// Make and revoke registration tokens, reserve licenses for offline devices.
    case manageUse = "use.manage"
    /// See the activity log, and export it with its proofs.
    case readActivity = "activity.read"

    // A partner.
    /// See its orders, receipts, and the contents of its holding account.
    case readOrders = "orders.read"
    /// Say whose an order is, release and cancel.
    case manageOrders = "orders.manage"
    /// See what a person has to decide, and aliases.
    case readReviews = "reviews.read"
    /// Decide it.
    case decideReviews = "reviews.decide"
    /// Find Smart Accounts by domain or name; their restricted virtual accounts are not shown.
    case findAccounts = "accounts.find"

    // The whole installation.
    /// Approve, decline, suspend and close Smart Accounts; agreements' versions; catalog, queues, backup, verification.
    case operate = "operate"
}
