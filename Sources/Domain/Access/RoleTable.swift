// RoleTable: what each role may do, as data.
//
// GUARANTEES   What is not in the table is not allowed. A role allows nothing outside the place it is held in.
// SOURCE       facts of the domain: an Approver accepts agreements, sees people and the event log, and cannot manage
//              licenses or people; an Administrator may do everything else; only Administrators manage people.

/// The rights of the roles.
public enum RoleTable {
    /// What a role may do in its own place.
    ///
    /// - Parameter role: the role.
    /// - Returns: the actions; those about virtual accounts hold for each virtual account in the role's place.
    public static func actions(of role: Role) -> Set<Action> {
        switch role {
        case .smartAccountApprover: approver
        case .smartAccountAdministrator: administrator
        case .smartAccountUser: user
        case .smartAccountViewer: viewer
        case .virtualAccountAdministrator: virtualAdministrator
        case .virtualAccountUser: virtualUser
        case .virtualAccountViewer: virtualViewer
        case .partnerAdministrator: partnerAdministrator
        case .partnerOperator: partnerOperator
        case .partnerReviewer: partnerReviewer
        case .partnerViewer: partnerViewer
        }
    }

    // Each set is made once: `authorize` is asked several times for each request.
    private static let viewer: Set<Action> = [
        .readAccount, .readAgreements, .readPlacement, .readVirtualAccount, .readLicenses, .readActivity,
        .readEndpoints,
    ]
    private static let using: Set<Action> = [.transferLicenses, .useLicenses, .manageUse]
    private static let user = viewer.union(using)
    private static let approver: Set<Action> = [
        .readAccount, .changeAccount, .readAgreements, .acceptAgreement, .readPeople, .readActivity,
    ]
    private static let administrator = viewer.union(using).union([
        .changeAccount, .readPeople, .managePeople, .managePartnerAccess, .managePlacement, .manageEndpoints,
        .manageVirtualAccounts,
    ])
    private static let virtualViewer: Set<Action> = [.readVirtualAccount, .readLicenses, .readActivity]
    private static let virtualUser = virtualViewer.union(using)
    private static let virtualAdministrator = virtualUser.union([.manageVirtualAccounts, .managePeople, .readPeople])
    private static let partnerViewer: Set<Action> = [.readOrders, .readReviews, .readEndpoints]
    private static let partnerReviewer = partnerViewer.union([.decideReviews, .findAccounts])
    private static let partnerOperator = partnerReviewer.union([.manageOrders, .manageEndpoints])
    private static let partnerAdministrator = partnerViewer.union([
        .manageOrders, .decideReviews, .findAccounts, .manageEndpoints, .readPeople, .managePeople, .readActivity,
    ])
}
