// The paths of single people, their tokens and invitations, wherever they belong.

internal import Domain
internal import Fulfilment
internal import HTTPTypes

/// Single people, tokens and invitations.
enum TokenRoutes {
    static let routes: [APIRoute] = [
        .read("/v1/people/{person}", "showPerson", "Shows a person or program", for: .right(.readPeople), [.person]) {
            call in
            let id = try call.id("person", IdentifierKinds.Principal.self)
            return try await call.read { try $0.person(id, as: call.principal, in: $1) }
        },
        .change(
            .post,
            "/v1/people/{person}/remove",
            "removePerson",
            "Removes a person or program with all roles and tokens, for good",
            for: .right(.managePeople),
            [.person]
        ) { call in
            let id = try call.id("person", IdentifierKinds.Principal.self)
            return try await call.write { try $0.removePrincipal(id, as: call.principal, in: $1) }
        },
        .read(
            "/v1/people/{person}/tokens",
            "listTokens",
            "Lists the last thousand tokens of a person or program, the latest first",
            for: .right(.readPeople),
            [.person]
        ) { call in
            let id = try call.id("person", IdentifierKinds.Principal.self)
            return try await call.read { Page(items: try $0.tokens(of: id, as: call.principal, in: $1)) }
        },
        .change(
            .post,
            "/v1/people/{person}/tokens",
            "createToken",
            "Makes a token, a person's by that person only; the answer has its secret, this once",
            for: .right(.managePeople),
            [.person],
            answers: .created
        ) { (call, document: TokenRequest) in
            let id = try call.id("person", IdentifierKinds.Principal.self)
            return try await call.write { try $0.createToken(document, for: id, as: call.principal, in: $1) }
        },
        .change(
            .post,
            "/v1/tokens/{token}/revoke",
            "revokeToken",
            "Revokes a token",
            for: .right(.managePeople),
            [.path("token", IdentifierKinds.Token.self, "The token's id")]
        ) { call in
            let id = try call.id("token", IdentifierKinds.Token.self)
            return try await call.write { try $0.revokeToken(id, as: call.principal, in: $1) }
        },
        .change(
            .post,
            "/v1/invitations/{invitation}/revoke",
            "revokeInvitation",
            "Takes an invitation back",
            for: .right(.managePeople),
            [.path("invitation", IdentifierKinds.Invitation.self, "The invitation's id")]
        ) { call in
            let id = try call.id("invitation", IdentifierKinds.Invitation.self)
            return try await call.write { try $0.revokeInvitation(id, as: call.principal, in: $1) }
        },
        .change(
            .post,
            "/v1/invitations/accept",
            "acceptInvitation",
            "Accepts an invitation; the answer has the first token, this once",
            for: .anybody,
            answers: .created
        ) { (call, document: AcceptanceRequest) in
            try await call.write { try $0.acceptInvitation(document, in: $1) }
        },
    ]
}
