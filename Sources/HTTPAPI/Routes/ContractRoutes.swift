// The paths of contracts, and of what partners find of accounts.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Storage

/// Contracts, and partners' search.
enum ContractRoutes {
    private static let number = APIParameter.path("number", .text(lengths: 1...200), "The contract's number")

    static let routes: [APIRoute] = [
        .read(
            "/v1/accounts/{account}/contracts",
            "listContracts",
            "Lists enterprise agreements and contracts with the licenses under them",
            for: .right(.readAgreements),
            [.account, .limit, .after]
        ) { call in
            let (key, position) = (try call.account(), try call.position())
            return try await call.read { fulfilment, snapshot in
                let items = try fulfilment.contracts(
                    of: key.resolved(for: call.principal, in: snapshot),
                    limit: position.limit + 1,
                    after: try position.place(IdentifierKinds.Agreement.self),
                    as: call.principal,
                    in: snapshot
                )
                return try call.page(items) { $0.id }
            }
        },
        .change(
            .put,
            "/v1/accounts/{account}/contracts/{number}",
            "recordContract",
            "Records a contract as a whole",
            for: .operators,
            [.account, number]
        ) { (call, document: ContractRequest) in
            let (key, number) = (try call.account(), try call.path("number", Name.init(_:)))
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                return try fulfilment.recordContract(
                    number.text,
                    document,
                    of: account,
                    as: call.principal,
                    in: transaction
                )
            }
        },
        .change(
            .delete,
            "/v1/accounts/{account}/contracts/{number}",
            "removeContract",
            "Removes the record of a contract; what was bought under it stays",
            for: .operators,
            [.account, number]
        ) { call in
            let (key, number) = (try call.account(), try call.path("number", Name.init(_:)))
            return try await call.write { fulfilment, transaction in
                let account = try key.resolved(for: call.principal, in: transaction.snapshot)
                try fulfilment.removeContract(number.text, of: account, as: call.principal, in: transaction)
            }
        },
        .read(
            "/v1/partners/{partner}/accounts",
            "findAccounts",
            "Finds the Smart Account of a domain or id, or those with a similar name, with their open virtual accounts",
            for: .right(.findAccounts),
            [.partner, .query("query", .text(lengths: 1...253), "A domain identifier, an id, or a company's name")]
        ) { call in
            let place = PeoplePlace.partner(try call.path("partner", PartnerName.init(_:)))
            let query = try call.query("query", Name.init(_:))
            return try await call.read { fulfilment, snapshot in
                let owner = try place.resolved(for: call.principal, fulfilment, in: snapshot)
                guard case .partner(let partner) = owner, let query else { return Page(items: [FoundAccountView]()) }
                let items = try fulfilment.findAccounts(query.text, for: partner, as: call.principal, in: snapshot)
                return Page(items: items)
            }
        },
    ]
}
