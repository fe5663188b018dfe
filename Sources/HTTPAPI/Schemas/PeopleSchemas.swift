// How people, their roles and tokens, and invitations look on the API.

internal import Domain
public import Fulfilment

extension RoleRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A role in the account or for the partner of the path",
        [
            .required("role", .choice(of: Role.self)),
            .optional("virtualAccount", .text("A virtual account's name or id, for its roles", lengths: 1...200)),
            .optional("withNested", .flag("Whether it is held in the virtual accounts that lie in that one too")),
        ]
    )
}

extension RoleView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A role that somebody holds",
        [
            .required("role", .choice(of: Role.self)),
            .optional("smartAccount", .id(IdentifierKinds.SmartAccount.self)),
            .optional("virtualAccount", .id(IdentifierKinds.VirtualAccount.self)),
            .optional("withNested", .flag()),
            .optional("partner", .text("The partner's name")),
        ]
    )
}

extension PrincipalView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A person or program that uses the API",
        [
            .required("id", .id(IdentifierKinds.Principal.self)),
            .required("kind", .choice(of: ["person", "client"])),
            .required("name", .text()),
            .optional("email", .text("A person's mailbox")),
            .required("state", .choice(of: ["active", "removed"])),
            .required("roles", .list(of: RoleView.self)),
            .required("createdAt", .moment()),
        ]
    )
}

extension ClientRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A program that is to use the API",
        [
            .required("name", .text("What it is called", lengths: 1...200)),
            .required("roles", .list(of: .document(RoleRequest.self), atLeast: 1)),
            .optional("scopes", .list(of: .choice(of: Action.self), "What its first token is limited to")),
        ]
    )
}

extension TokenRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A token that is to be made",
        [
            .required("name", .text("What it is for", lengths: 1...200)),
            .optional("scopes", .list(of: .choice(of: Action.self), "The rights it is limited to")),
            .optional("days", .integer("How long it counts, 365 unless given", 1...3_650)),
        ]
    )
}

extension TokenView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "An API token",
        [
            .required("id", .id(IdentifierKinds.Token.self)),
            .required("name", .text("What it is for")),
            .optional("scopes", .list(of: .choice(of: Action.self), "The rights it is limited to")),
            .required("createdAt", .moment()),
            .optional("expiresAt", .moment()),
            .optional("lastUsedAt", .moment("To the minute")),
            .optional("revokedAt", .moment()),
            .optional("secret", .text("The token itself, in the answer to its making only")),
        ]
    )
}

extension NewPrincipalView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Somebody who has just come",
        [.required("principal", .document(PrincipalView.self)), .required("token", .document(TokenView.self))]
    )
}

extension InvitationRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "Somebody to invite",
        [
            .required("email", .text("A person's mailbox at the account's own domain", lengths: 3...254)),
            .required("roles", .list(of: .document(RoleRequest.self), atLeast: 1)),
            .optional("isOutside", .flag("Whether any other mailbox will do; it is remembered")),
            .optional("days", .integer("How long it waits for its answer, 7 unless given", 1...90)),
        ]
    )
}

extension InvitationView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "An invitation",
        [
            .required("id", .id(IdentifierKinds.Invitation.self)),
            .required("email", .text()),
            .required("state", .choice(of: ["open", "accepted", "revoked"])),
            .required("isOutside", .flag()),
            .required("invitedBy", .text()),
            .required("invitedAt", .moment()),
            .required("expiresAt", .moment()),
            .optional("code", .text("What it is accepted with, in the answer to its making only")),
        ]
    )
}

extension AcceptanceRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "The acceptance of an invitation",
        [
            .required("code", .text("The code that came with it", lengths: 1...200)),
            .required("name", .text("The person's name", lengths: 1...200)),
        ]
    )
}

extension PartnerAccessRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "What a partner may do in the account",
        [
            .required("partner", .text("The partner's name", lengths: 1...200)),
            .required("role", .document(RoleRequest.self)),
            .optional("managedBy", .choice("Who may end it, the customer unless given", of: managers)),
        ]
    )

    fileprivate static let managers = ["customer", "partner", "both"]
}

extension PartnerAccessView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "What a partner may do in the account",
        [
            .required("partner", .text("The partner's name")),
            .required("smartAccount", .id(IdentifierKinds.SmartAccount.self)),
            .required("role", .document(RoleView.self)),
            .required("managedBy", .choice(of: PartnerAccessRequest.managers)),
            .required("grantedBy", .text()),
            .required("grantedAt", .moment()),
        ]
    )
}
