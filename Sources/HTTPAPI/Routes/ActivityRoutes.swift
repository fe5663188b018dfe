// The paths of the activity log, its proofs, and the register of assets.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// What an account owns, and what happened in it.
enum ActivityRoutes {
    static let routes: [APIRoute] =
        [
            .read(
                "/v1/accounts/{account}/assets",
                "listAssets",
                "Lists everything a Smart Account owns: licenses by virtual account, then devices",
                for: .right(.readLicenses),
                [.account, .limit, .after] + AssetQuery.parameters
            ) { call in
                let (key, position, filter) = (try call.account(), try call.position(), try AssetQuery.filter(call))
                return try await call.read { fulfilment, snapshot in
                    let account = try key.resolved(for: call.principal, in: snapshot)
                    let page = try fulfilment.assets(
                        of: account,
                        filter: filter,
                        limit: position.limit,
                        after: position.after,
                        as: call.principal,
                        in: snapshot
                    )
                    return Page(items: page.assets, next: page.next)
                }
            },
            .read(
                "/v1/accounts/{account}/activity",
                "listActivity",
                "Lists what happened in a Smart Account, the newest first",
                for: .right(.readActivity),
                [.account, .limit, .after] + ActivityQuery.parameters
            ) { call in
                let key = try call.account()
                return try await page(call) { .smartAccount(try key.resolved(for: call.principal, in: $1)) }
            },
            .read(
                "/v1/partners/{partner}/activity",
                "listPartnerActivity",
                "Lists what a partner's people did, the newest first",
                for: .right(.readActivity),
                [.partner, .limit, .after] + ActivityQuery.parameters
            ) { call in
                let name = try call.path("partner", PartnerName.init(_:))
                return try await page(call) { fulfilment, _ in
                    .partner(try fulfilment.partner(name, for: call.principal))
                }
            },
            .file(
                "/v1/accounts/{account}/activity/proof",
                "exportProof",
                "Proves the sealed entries of a Smart Account, the oldest first; 'holdfast verify-log' checks it",
                for: .right(.readActivity),
                [
                    .account, .after, .query("limit", .integer(nil, 1...PagePosition.maximumLimit), "How many entries"),
                    .query(
                        "knownHead",
                        .text(lengths: 64...64, pattern: "^[0-9a-f]{64}$"),
                        "A head to show the way to"
                    ),
                ] + ActivityQuery.parameters
            ) { call in
                let (key, position, filter) = (try call.account(), try call.position(), try ActivityQuery.filter(call))
                let known = call.text("knownHead")
                return try await call.read { fulfilment, snapshot in
                    let account = try key.resolved(for: call.principal, in: snapshot)
                    var request = ProofRequest(owner: .smartAccount(account))
                    request.filter = filter
                    request.after = try position.place(IdentifierKinds.Activity.self)
                    request.limit = position.limit
                    request.knownHead = known
                    return try fulfilment.exportProof(request, as: call.principal, in: snapshot).bytes
                }
            },
        ]
        + ExportFormat.allCases.flatMap { format in
            [
                .export(
                    "/v1/accounts/{account}/activity/\(format.rawValue)",
                    "exportActivity\(format.rawValue.uppercased())",
                    "Writes all of what happened in a Smart Account to one file",
                    for: .right(.readActivity),
                    ActivityQuery.parameters,
                    as: format,
                    of: ActivityView.self
                ) { account, call in .activity(.smartAccount(account), try ActivityQuery.filter(call)) },
                .export(
                    "/v1/accounts/{account}/assets/\(format.rawValue)",
                    "exportAssets\(format.rawValue.uppercased())",
                    "Writes everything a Smart Account owns to one file",
                    for: .right(.readLicenses),
                    AssetQuery.parameters,
                    as: format,
                    of: AssetView.self
                ) { account, call in .assets(account, try AssetQuery.filter(call)) },
            ]
        }

    private static func page(
        _ call: APICall,
        of owner: @escaping @Sendable (Fulfilment, Snapshot) throws -> EventOwner
    ) async throws -> Page<ActivityView> {
        let (position, filter) = (try call.position(), try ActivityQuery.filter(call))
        let after = try position.place(IdentifierKinds.Activity.self)
        return try await call.read { fulfilment, snapshot in
            let page = try fulfilment.activity(
                of: owner(fulfilment, snapshot),
                filter: filter,
                limit: position.limit,
                after: after,
                as: call.principal,
                in: snapshot
            )
            return Page(items: page.entries, next: page.next)
        }
    }
}

extension Fulfilment {
    /// The partner of that name; one that is hidden is answered as one that is not there.
    fileprivate func partner(_ name: PartnerName, for principal: Principal) throws -> PartnerID {
        let unknown = FulfilmentError(
            code: "partner.unknown",
            message: "there is no partner \(name.text)",
            remedy: "check the spelling"
        )
        guard let id = partnerID(name) else { throw unknown }
        try principal.require(.readActivity, on: .partner(id), else: unknown)
        return id
    }
}
