internal import Fulfilment
internal import HTTPAPI

/// People, tokens and invitations as they are printed.
enum PeopleText {
    static func people(_ page: Page<PrincipalView>) -> String {
        let table = Table(.text("ID"), .text("Kind"), .text("Name"), .text("Mail"), .text("State"), .text("Roles"))
        return page.text(table, orElse: "There is nobody.") { person, table in
            let roles = person.roles.map(role).joined(separator: ", ")
            table.add(person.id, person.kind, person.name, person.email, person.state, roles)
        }
    }

    static func person(_ person: PrincipalView) -> String { people(Page(items: [person])) }

    static func role(_ role: RoleView) -> String {
        guard let place = role.virtualAccount else { return role.role }
        return "\(role.role) in \(place)\(role.withNested == true ? " and below" : "")"
    }

    static func tokens(_ page: Page<TokenView>) -> String {
        let table = Table(
            .text("ID"),
            .text("Name"),
            .text("Rights"),
            .text("Expires"),
            .text("Last used"),
            .text("Revoked")
        )
        return page.text(table, orElse: "There are no tokens.") { token, table in
            let rights = token.scopes?.joined(separator: " ") ?? "all of its holder"
            table.add(token.id, token.name, rights, token.expiresAt, token.lastUsedAt, token.revokedAt)
        }
    }

    static func secret(_ token: TokenView) -> String {
        guard let secret = token.secret else { return "" }
        return "The token, which is not shown again:\n\(secret)\n"
    }

    static func new(_ new: NewPrincipalView) -> String { person(new.principal) + secret(new.token) }

    static func invitations(_ page: Page<InvitationView>) -> String {
        let table = Table(.text("ID"), .text("Mail"), .text("State"), .text("Invited by"), .text("Expires"))
        return page.text(table, orElse: "There are no invitations.") { invitation, table in
            table.add(
                invitation.id,
                invitation.email,
                invitation.state,
                invitation.invitedBy,
                invitation.expiresAt
            )
        }
    }

    static func invitation(_ invitation: InvitationView) -> String {
        guard let code = invitation.code else { return invitations(Page(items: [invitation])) }
        return "The code for \(TerminalText.neutral(invitation.email)), which is not shown again:\n\(code)\n"
    }

    static func access(_ page: Page<PartnerAccessView>) -> String {
        let table = Table(.text("Partner"), .text("Role"), .text("Managed by"), .text("Given by"), .text("Given"))
        return page.text(table, orElse: "Partners may do nothing in it.") { access, table in
            table.add(access.partner, role(access.role), access.managedBy, access.grantedBy, access.grantedAt)
        }
    }
}
