// People: every role has its place and its holder, and who began with an administrator has one.

internal import Domain
internal import Storage

extension Verification {
    /// A role is held by somebody of the same account or partner, in a virtual account of that account.
    @Sendable
    static func roleFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT role_grant.principal, role FROM role_grant
                LEFT JOIN principal ON principal.id = role_grant.principal
                LEFT JOIN virtual_account ON virtual_account.id = role_grant.virtual_account
            WHERE principal.id IS NULL
                OR coalesce(principal.smart_account, 0) <> role_grant.smart_account
                OR coalesce(principal.partner, 0) <> role_grant.partner
                OR (role LIKE 'partner%') <> (role_grant.partner <> 0)
                OR (role LIKE 'virtualAccount%') <> (role_grant.virtual_account <> 0)
                OR (role_grant.virtual_account <> 0
                    AND coalesce(virtual_account.smart_account, 0) <> role_grant.smart_account)
            LIMIT ?1
            """,
            limitPerRule
        ) { "\(principal($0)) has the role \($0.text(1)) in a place where it cannot be held" }
    }

    /// What a customer lets a partner do lies in that customer's account.
    @Sendable
    static func partnerAccessFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT partner_access.partner, partner_access.role FROM partner_access
                LEFT JOIN virtual_account ON virtual_account.id = partner_access.virtual_account
            WHERE role LIKE 'partner%' OR (role LIKE 'virtualAccount%') <> (partner_access.virtual_account <> 0)
                OR (partner_access.virtual_account <> 0
                    AND coalesce(virtual_account.smart_account, 0) <> partner_access.smart_account)
            LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let partner = PartnerID(rawValue: row.integer(0))
            return "partner \(partner) has the role \(row.text(1)) in a place where it cannot be held"
        }
    }

    /// Who was removed has neither a role nor a token that is not revoked.
    @Sendable
    static func removedPrincipalFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT id FROM principal WHERE state = 'removed'
                AND (EXISTS (SELECT 1 FROM role_grant WHERE role_grant.principal = principal.id)
                    OR EXISTS (SELECT 1 FROM token WHERE token.principal = principal.id AND revoked_at IS NULL))
            LIMIT ?1
            """,
            limitPerRule
        ) { "\(principal($0)) was removed, and still has a role or a token" }
    }

    /// An account that is not closed and a partner, to which somebody once came as administrator, has one.
    @Sendable
    static func administratorFaults(in snapshot: Snapshot) throws -> [String] {
        let accounts = try snapshot.all(
            """
            SELECT DISTINCT invitation.smart_account FROM invitation
                JOIN smart_account ON smart_account.id = invitation.smart_account
            WHERE invitation.state = 'accepted' AND grants LIKE '%"smartAccountAdministrator"%'
                AND smart_account.state <> 'closed' AND NOT EXISTS (SELECT 1 FROM role_grant
                    WHERE role_grant.smart_account = invitation.smart_account AND role = 'smartAccountAdministrator')
            LIMIT ?1
            """,
            limitPerRule
        ) { "account \(SmartAccountID(rawValue: $0.integer(0))) has lost its last administrator" }
        let partners = try snapshot.all(
            """
            SELECT DISTINCT partner FROM invitation
            WHERE state = 'accepted' AND grants LIKE '%"partnerAdministrator"%' AND NOT EXISTS (SELECT 1 FROM role_grant
                WHERE role_grant.partner = invitation.partner AND role = 'partnerAdministrator')
            LIMIT ?1
            """,
            limitPerRule
        ) { "partner \(PartnerID(rawValue: $0.integer(0))) has lost its last administrator" }
        return accounts + partners
    }

    private static func principal(_ row: Row) -> String { "principal \(PrincipalID(rawValue: row.integer(0)))" }
}
