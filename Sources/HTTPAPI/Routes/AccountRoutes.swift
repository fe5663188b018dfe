// The paths of Smart Accounts.

internal import Domain
internal import Fulfilment
internal import HTTPTypes

/// Smart Accounts.
enum AccountRoutes {
    static let routes: [APIRoute] = [
        .read(
            "/v1/accounts",
            "listAccounts",
            "Lists all Smart Accounts",
            for: .operators,
            [.limit, .after]
        ) { call in
            try await call.operations.accounts(at: try call.position())
        },
        .read(
            "/v1/accounts/{account}",
            "showAccount",
            "Shows a Smart Account",
            for: .operators,
            [.account]
        ) { call in
            try await call.operations.account(try call.account())
        },
        .change(
            .put,
            "/v1/accounts/{account}",
            "registerAccount",
            "Makes a Smart Account known, or changes what is known of it",
            for: .operators,
            [.account]
        ) { (call, document: AccountRequest) in
            let domain = try call.path("account", DomainIdentifier.init(_:))
            return try await call.perform {
                try await call.operations.register(domain, document, by: call.principal.actor)
            }
        },
        .change(
            .put,
            "/v1/accounts/{account}/state",
            "changeAccountState",
            "Moves a Smart Account to another state",
            for: .operators,
            [.account]
        ) { (call, document: StateRequest) in
            let key = try call.account()
            guard let state = SmartAccountState(rawValue: document.state) else {
                let states = SmartAccountState.allCases.map(\.rawValue).joined(separator: ", ")
                throw APIError.invalid("state.invalid", "the state is not one of \(states)")
            }
            return try await call.perform {
                try await call.operations.changeState(of: key, to: state, by: call.principal.actor)
            }
        },
        .read(
            "/v1/accounts/{account}/licenses",
            "listLicenses",
            "Lists the licenses in a Smart Account",
            for: .right(.readLicenses),
            [.account, .limit, .after]
        ) { call in
            let (key, position) = (try call.account(), try call.position())
            return try await call.read { _, snapshot in
                let account = try key.resolved(for: call.principal, in: snapshot)
                try call.principal.require(.readLicenses, on: .smartAccount(account), else: key.unknown)
                return try LicensePage.read(of: account, at: position, in: snapshot)
            }
        },
    ]
}
