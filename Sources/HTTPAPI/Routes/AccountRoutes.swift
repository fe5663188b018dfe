// The paths of Smart Accounts.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Serves Smart Accounts.
struct AccountRoutes {
    let operations: any AccountOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.group("accounts")
            .get { try await list($0, $1) }
            .get(":account") { try await show($0, $1) }
            .put(":account") { try await register($0, $1) }
            .put(":account/state") { try await changeState($0, $1) }
            .get(":account/licenses") { try await licenses($0, $1) }
    }

    private func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["limit", "after"])
        return try JSONAnswer.ok(try await operations.accounts(at: try reader.position()))
    }

    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.account(try account(RequestReader(request, context))))
    }

    private func licenses(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["limit", "after"])
        return try JSONAnswer.ok(try await operations.licenses(of: try account(reader), at: try reader.position()))
    }

    private func register(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let domain = try reader.path("account", DomainIdentifier.init(_:))
        let document = try await reader.document(AccountRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.register(domain, document, by: actor))
    }

    private func changeState(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let key = try account(reader)
        let text = try await reader.document(StateRequest.self).state
        guard let state = SmartAccountState(rawValue: text) else {
            let states = SmartAccountState.allCases.map(\.rawValue).joined(separator: ", ")
            throw APIError.invalid("state.invalid", "the state is not one of \(states)")
        }
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.changeState(of: key, to: state, by: actor))
    }

    private func account(_ reader: RequestReader) throws(APIError) -> AccountKey {
        try reader.path("account", AccountKey.init(_:))
    }
}
