// The paths of positions, registration tokens and product instances.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// What is used of licenses, and by whom.
enum UseRoutes {
    static let routes: [APIRoute] = [positions] + tokens + instances + devices

    static let virtualAccount = APIParameter.query("virtualAccount", .text(lengths: 1...100), "Its name or id")

    private static let positions = APIRoute.read(
        "/v1/accounts/{account}/positions",
        "listPositions",
        "Lists licenses bought, used, reserved and left, by virtual account and SKU",
        for: .right(.readLicenses),
        [.account, virtualAccount, .limit, .after]
    ) { call in
        let (key, position, place) = (try call.account(), try call.position(), call.text("virtualAccount"))
        return try await call.page { fulfilment, snapshot in
            try fulfilment.positions(
                of: try key.resolved(for: call.principal, in: snapshot),
                within: place,
                after: position.after,
                limit: position.limit + 1,
                as: call.principal,
                in: snapshot
            )
        } id: {
            $0.id
        }
    }

    private static let tokens: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/virtual-accounts/{virtualAccount}/registration-tokens",
            "listRegistrationTokens",
            "Lists the registration tokens of a virtual account",
            for: .right(.manageUse),
            [.account, .path("virtualAccount", .text(lengths: 1...100), "Its name or id"), .limit, .after]
        ) { call in
            let (key, position) = (try call.account(), try call.position())
            let place = try call.path("virtualAccount") { $0 }
            let after = try position.place(IdentifierKinds.RegistrationToken.self)
            return try await call.page { fulfilment, snapshot in
                try fulfilment.registrationTokens(
                    of: try key.resolved(for: call.principal, in: snapshot),
                    within: place,
                    after: after,
                    limit: position.limit + 1,
                    as: call.principal,
                    in: snapshot
                )
            } id: {
                $0.id
            }
        },
        .change(
            .post,
            "/v1/accounts/{account}/registration-tokens",
            "makeRegistrationToken",
            "Makes a token with which product instances register; its secret is in this answer only",
            for: .right(.manageUse),
            [.account],
            answers: .created
        ) { (call, document: RegistrationTokenRequest) in
            let key = try call.account()
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.makeRegistrationToken(document, of: account, as: call.principal, in: transaction)
            }
        },
        .change(
            .post,
            "/v1/registration-tokens/{token}/revoke",
            "revokeRegistrationToken",
            "Revokes a registration token; what registered with it stays",
            for: .right(.manageUse),
            [.path("token", IdentifierKinds.RegistrationToken.self, "The token's id")]
        ) { call in
            let id = try call.id("token", IdentifierKinds.RegistrationToken.self)
            return try await call.write { fulfilment, transaction in
                try fulfilment.revokeRegistrationToken(id, as: call.principal, in: transaction)
            }
        },
    ]

    private static let instances: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/instances",
            "listInstances",
            "Lists the registered product instances of an account",
            for: .right(.readLicenses),
            [.account, virtualAccount, .limit, .after]
        ) { call in
            let (key, position, place) = (try call.account(), try call.position(), call.text("virtualAccount"))
            let after = try position.place(IdentifierKinds.ProductInstance.self)
            return try await call.page { fulfilment, snapshot in
                try fulfilment.instances(
                    of: try key.resolved(for: call.principal, in: snapshot),
                    within: place,
                    after: after,
                    limit: position.limit + 1,
                    as: call.principal,
                    in: snapshot
                )
            } id: {
                $0.id
            }
        },
        .read(
            "/v1/instances/{instance}",
            "showInstance",
            "Shows a product instance",
            for: .right(.readLicenses),
            [path]
        ) {
            call in
            let id = try call.id("instance", IdentifierKinds.ProductInstance.self)
            return try await call.read { try $0.instance(id, as: call.principal, in: $1) }
        },
        .change(
            .put,
            "/v1/instances/{instance}/usage",
            "setUsage",
            "Says what a product instance uses, for one that cannot say it itself",
            for: .right(.useLicenses),
            [path]
        ) { (call, document: UsageReport) in
            let id = try call.id("instance", IdentifierKinds.ProductInstance.self)
            return try await call.write { try $0.reportUsage(document, of: id, as: call.principal, in: $1) }
        },
        .change(
            .delete,
            "/v1/instances/{instance}",
            "removeInstance",
            "Ends the registration of a product instance",
            for: .right(.useLicenses),
            [path]
        ) { call in
            let id = try call.id("instance", IdentifierKinds.ProductInstance.self)
            return try await call.write { try $0.removeInstance(id, as: call.principal, in: $1) }
        },
    ]

    /// Product instances carry their own proof in the body.
    private static let devices: [APIRoute] = [
        .change(
            .post,
            "/v1/device/register",
            "registerInstance",
            "Registers a product instance with a registration token",
            for: .anybody,
            answers: .created
        ) { (call, document: RegistrationRequest) in
            try await call.write { try $0.register(document, in: $1) }
        },
        .change(.post, "/v1/device/usage", "reportUsage", "Takes what a product instance uses", for: .anybody) {
            (call, document: InstanceReport) in
            try await call.write { fulfilment, transaction in
                let instance = try fulfilment.device(document.credential, in: transaction)
                let report = UsageReport(licenses: document.licenses, virtualAccount: document.virtualAccount)
                return try fulfilment.reportUsage(report, by: instance, in: transaction)
            }
        },
        .change(.post, "/v1/device/renew", "renewInstance", "Takes a sign of life", for: .anybody) {
            (call, document: InstanceProof) in
            try await call.write { try $0.renew(try $0.device(document.credential, in: $1), in: $1) }
        },
        .change(.post, "/v1/device/deregister", "deregisterInstance", "Ends its own registration", for: .anybody) {
            (call, document: InstanceProof) in
            try await call.write { try $0.deregister(try $0.device(document.credential, in: $1), in: $1) }
        },
    ]

    private static let path = APIParameter.path(
        "instance",
        IdentifierKinds.ProductInstance.self,
        "The product instance's id"
    )
}

extension Fulfilment {
    /// The product instance that a credential is of.
    fileprivate func device(_ credential: String, in transaction: Transaction) throws -> ProductInstance {
        guard let instance = try instance(credential: credential, in: transaction.snapshot) else {
            throw FulfilmentError(
                code: "instance.unknown",
                message: "the credential is of no registered product instance",
                remedy: "register with a registration token"
            )
        }
        return instance
    }
}

extension APICall {
    /// A page that is read in one snapshot, of one item more than asked for.
    func page<Item: Sendable>(
        _ body: @escaping @Sendable (Fulfilment, Snapshot) throws -> [Item],
        id: (Item) -> String
    ) async throws -> Page<Item> {
        try page(try await read(body), id: id)
    }
}
