// The paths of people: the same for a Smart Account and for a partner.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// People, programs, their roles, and invitations.
enum PeopleRoutes {
    static let routes: [APIRoute] =
        routes("/v1/accounts/{account}", "Account", "Smart Account", .account) { .account(try $0.account()) }
        + routes("/v1/partners/{partner}", "Partner", "partner", .partner) { call in
            .partner(try call.path("partner", PartnerName.init(_:)))
        }

    private typealias Place = @Sendable (APICall) throws -> PeoplePlace

    private static func routes(
        _ path: String,
        _ name: String,
        _ what: String,
        _ parameter: APIParameter,
        place: @escaping Place
    ) -> [APIRoute] {
        people(path, name, what, parameter, place) + roles(path, name, what, parameter, place)
            + invitations(path, name, what, parameter, place)
    }

    private static func people(
        _ path: String,
        _ name: String,
        _ what: String,
        _ parameter: APIParameter,
        _ place: @escaping Place
    ) -> [APIRoute] {
        [
            .read(
                "\(path)/people",
                "list\(name)People",
                "Lists the people and programs of a \(what)",
                for: .right(.readPeople),
                [parameter, .limit, .after]
            ) { call in
                let (place, position) = (try place(call), try call.position())
                return try await call.read { fulfilment, snapshot in
                    let items = try fulfilment.people(
                        of: place.resolved(for: call.principal, fulfilment, in: snapshot),
                        limit: position.limit + 1,
                        after: try position.place(IdentifierKinds.Principal.self),
                        as: call.principal,
                        in: snapshot
                    )
                    return try call.page(items) { $0.id }
                }
            },
            .change(
                .post,
                "\(path)/clients",
                "create\(name)Client",
                "Makes a program of a \(what) with its first token",
                for: .right(.managePeople),
                [parameter],
                answers: .created
            ) { (call, document: ClientRequest) in
                let place = try place(call)
                return try await call.write { fulfilment, transaction in
                    let owner = try place.resolved(for: call.principal, fulfilment, in: transaction.snapshot)
                    return try fulfilment.createClient(document, of: owner, as: call.principal, in: transaction)
                }
            },
        ]
    }

    private static func roles(
        _ path: String,
        _ name: String,
        _ what: String,
        _ parameter: APIParameter,
        _ place: @escaping Place
    ) -> [APIRoute] {
        let path = "\(path)/people/{person}/roles"
        return [
            .change(
                .post,
                path,
                "give\(name)Role",
                "Gives somebody of a \(what) a role",
                for: .right(.managePeople),
                [parameter, .person]
            ) { (call, document: RoleRequest) in
                let (place, id) = (try place(call), try call.id("person", IdentifierKinds.Principal.self))
                return try await call.write { fulfilment, transaction in
                    let owner = try place.resolved(for: call.principal, fulfilment, in: transaction.snapshot)
                    return try fulfilment.giveRole(document, to: id, of: owner, as: call.principal, in: transaction)
                }
            },
            .change(
                .post,
                "\(path)/take",
                "take\(name)Role",
                "Takes a role from somebody of a \(what)",
                for: .right(.managePeople),
                [parameter, .person]
            ) { (call, document: RoleRequest) in
                let (place, id) = (try place(call), try call.id("person", IdentifierKinds.Principal.self))
                return try await call.write { fulfilment, transaction in
                    let owner = try place.resolved(for: call.principal, fulfilment, in: transaction.snapshot)
                    return try fulfilment.takeRole(document, from: id, of: owner, as: call.principal, in: transaction)
                }
            },
        ]
    }

    private static func invitations(
        _ path: String,
        _ name: String,
        _ what: String,
        _ parameter: APIParameter,
        _ place: @escaping Place
    ) -> [APIRoute] {
        [
            .read(
                "\(path)/invitations",
                "list\(name)Invitations",
                "Lists the last thousand invitations to a \(what), the latest first",
                for: .right(.readPeople),
                [parameter]
            ) { call in
                let place = try place(call)
                return try await call.read { fulfilment, snapshot in
                    let owner = try place.resolved(for: call.principal, fulfilment, in: snapshot)
                    return Page(items: try fulfilment.invitations(to: owner, as: call.principal, in: snapshot))
                }
            },
            .change(
                .post,
                "\(path)/invitations",
                "inviteTo\(name)",
                "Invites somebody to a \(what); the answer has the code, this once",
                for: .right(.managePeople),
                [parameter],
                answers: .created
            ) { (call, document: InvitationRequest) in
                let place = try place(call)
                return try await call.write { fulfilment, transaction in
                    let owner = try place.resolved(for: call.principal, fulfilment, in: transaction.snapshot)
                    return try fulfilment.invite(document, to: owner, as: call.principal, in: transaction)
                }
            },
        ]
    }
}

extension APIParameter {
    /// A person or program in the path.
    static let person = path("person", IdentifierKinds.Principal.self, "The id of a person or program")
}
