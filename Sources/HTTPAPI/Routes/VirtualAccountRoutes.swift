// The paths of virtual accounts and placement rules.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// Virtual accounts and placement rules.
enum VirtualAccountRoutes {
    private static let place = APIParameter.path("virtualAccount", IdentifierKinds.VirtualAccount.self, "Which one")

    static let routes: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/virtual-accounts",
            "listVirtualAccounts",
            "Lists the virtual accounts that the caller may see, by name",
            for: .right(.readVirtualAccount),
            [.account]
        ) { call in
            let key = try call.account()
            return try await call.read { fulfilment, snapshot in
                let account = try key.resolved(for: call.principal, in: snapshot)
                return Page(items: try fulfilment.virtualAccounts(of: account, as: call.principal, in: snapshot))
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/virtual-accounts",
            "createVirtualAccount",
            "Makes a virtual account",
            for: .right(.manageVirtualAccounts),
            [.account],
            answers: .created
        ) { (call, document: VirtualAccountRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.createVirtualAccount(document, of: account, as: call.principal, in: transaction)
            }
        },
        .change(
            .patch,
            "/v1/virtual-accounts/{virtualAccount}",
            "changeVirtualAccount",
            "Changes what the request names; a former name goes on working on orders",
            for: .right(.manageVirtualAccounts),
            [place]
        ) { (call, document: VirtualAccountRequest) in
            let id = try call.id("virtualAccount", IdentifierKinds.VirtualAccount.self)
            return try await call.write { fulfilment, transaction in
                try fulfilment.changeVirtualAccount(id, to: document, as: call.principal, in: transaction)
            }
        },
        .change(
            .delete,
            "/v1/virtual-accounts/{virtualAccount}",
            "removeVirtualAccount",
            "Removes a virtual account that is empty, or merges it into another",
            for: .right(.manageVirtualAccounts),
            [place, .query("into", .text(lengths: 1...100), "Where what is in it goes: a name or an id")]
        ) { call in
            let id = try call.id("virtualAccount", IdentifierKinds.VirtualAccount.self)
            let destination = call.text("into")
            return try await call.write { fulfilment, transaction in
                try fulfilment.removeVirtualAccount(id, into: destination, as: call.principal, in: transaction)
            }
        },
        .read(
            "/v1/accounts/{account}/placement",
            "showPlacement",
            "Shows the placement rules",
            for: .right(.readPlacement),
            [.account]
        ) { call in
            let key = try call.account()
            return try await call.read { fulfilment, snapshot in
                let account = try key.resolved(for: call.principal, in: snapshot)
                return try fulfilment.placement(of: account, as: call.principal, in: snapshot)
            }
        },
        .change(
            .put,
            "/v1/accounts/{account}/placement",
            "replacePlacement",
            "Replaces the placement rules, all at once",
            for: .right(.managePlacement),
            [.account]
        ) { (call, document: PlacementView) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.replacePlacement(document, of: account, as: call.principal, in: transaction)
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/placement/trial",
            "tryPlacement",
            "Shows where the last 100 releases would have gone by rules that need not be in effect",
            for: .right(.readPlacement),
            [.account]
        ) { (call, document: PlacementView) in
            let key = try call.account()
            return try await call.perform {
                try await call.read { fulfilment, snapshot in
                    let account = try key.resolved(for: call.principal, in: snapshot)
                    return Page(
                        items: try fulfilment.tryPlacement(
                            document.rules,
                            of: account,
                            as: call.principal,
                            in: snapshot
                        )
                    )
                }
            }
        },
    ]
}
