import Fulfilment

@testable import HTTPAPI

extension Sample {
    private static let role = RoleRequest(role: "virtualAccountUser", virtualAccount: "Berlin", withNested: true)
    private static let roles = [
        RoleView(
            role: "virtualAccountUser",
            smartAccount: "sa_0abcdefghjkmn",
            virtualAccount: "va_0abcdefghjkmn",
            withNested: true
        ),
        RoleView(role: "partnerViewer", partner: "acme"),
    ]
    private static let person = PrincipalView(
        id: "prn_0abcdefghjkmn",
        kind: "person",
        name: "Eva",
        email: "eva@xyz.com",
        state: "active",
        roles: roles,
        createdAt: moment
    )
    private static let token = TokenView(
        id: "tok_0abcdefghjkmn",
        name: "first",
        scopes: ["licenses.read"],
        createdAt: moment,
        expiresAt: moment,
        lastUsedAt: moment,
        revokedAt: moment,
        secret: "hf_0"
    )

    /// Of people, tokens and invitations.
    static let peopleDocuments: [DocumentSample] = [
        DocumentSample(role), DocumentSample(roles[0]), DocumentSample(roles[1]), DocumentSample(person),
        DocumentSample(Page(items: [person], next: person.id)), DocumentSample(token),
        DocumentSample(NewPrincipalView(principal: person, token: token)), DocumentSample(Page(items: [token])),
        DocumentSample(ClientRequest(name: "program", roles: [role], scopes: ["licenses.read"])),
        DocumentSample(TokenRequest(name: "build server", scopes: ["licenses.read"], days: 30)),
        DocumentSample(InvitationRequest(email: "eva@xyz.com", roles: [role], isOutside: true, days: 3)),
        DocumentSample(invitation), DocumentSample(Page(items: [invitation])),
        DocumentSample(AcceptanceRequest(code: "hfi_0", name: "Eva")),
        DocumentSample(PartnerAccessRequest(partner: "acme", role: role, managedBy: "both")),
        DocumentSample(access), DocumentSample(Page(items: [access])),
    ]

    private static let invitation = InvitationView(
        id: "inv_0abcdefghjkmn",
        email: "eva@xyz.com",
        state: "open",
        isOutside: true,
        invitedBy: "operator:anna",
        invitedAt: moment,
        expiresAt: moment,
        code: "hfi_0"
    )
    private static let access = PartnerAccessView(
        partner: "acme",
        smartAccount: "sa_0abcdefghjkmn",
        role: roles[0],
        managedBy: "both",
        grantedBy: "operator:anna",
        grantedAt: moment
    )
}
