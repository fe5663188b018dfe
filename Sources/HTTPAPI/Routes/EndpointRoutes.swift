// The paths of endpoints.

internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Webhooks

/// Serves endpoints.
struct EndpointRoutes {
    let operations: any EndpointOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.group("endpoints")
            .get { try await list($0, $1) }
            .post { try await create($0, $1) }
            .get(":endpoint") { try await show($0, $1) }
            .patch(":endpoint") { try await change($0, $1) }
            .delete(":endpoint") { try await remove($0, $1) }
            .post(":endpoint/enable") { try await setEnabled(true, $0, $1) }
            .post(":endpoint/disable") { try await setEnabled(false, $0, $1) }
            .post(":endpoint/rotate") { try await rotate($0, $1) }
            .post(":endpoint/test") { try await test($0, $1) }
            .post(":endpoint/redeliver") { try await redeliverFailed($0, $1) }
            .get(":endpoint/deliveries") { try await deliveries($0, $1) }
    }

    private func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner", "account", "limit", "after"])
        return try JSONAnswer.ok(try await operations.endpoints(of: try reader.owner(), at: try reader.position()))
    }

    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.endpoint(try endpoint(RequestReader(request, context))))
    }

    private func create(_ request: Request, _ context: APIContext) async throws -> Response {
        let document = try await RequestReader(request, context).document(EndpointRequest.self)
        guard (document.partner == nil) != (document.smartAccount == nil) else {
            throw APIError.invalid(
                "endpoint.owner",
                "an endpoint belongs either to a partner or to a Smart Account",
                remedy: "give one of partner and smartAccount"
            )
        }
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.created(try await operations.createEndpoint(document, by: actor))
    }

    private func change(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try endpoint(reader)
        let draft = try await reader.document(EndpointDraft.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.changeEndpoint(id, to: draft, by: actor))
    }

    private func remove(_ request: Request, _ context: APIContext) async throws -> Response {
        let id = try endpoint(RequestReader(request, context))
        try await operations.removeEndpoint(id, by: try await caller.actor(on: context.channel))
        return JSONAnswer.nothing
    }

    private func setEnabled(_ isEnabled: Bool, _ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try endpoint(reader)
        try await reader.noFields()
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.setEnabled(isEnabled, endpoint: id, by: actor))
    }

    private func rotate(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try endpoint(reader)
        let document = try await reader.documentOrNone(RotateRequest.self) ?? RotateRequest()
        guard (0...RotateRequest.longestOverlapSeconds).contains(document.overlapSeconds ?? 0) else {
            throw APIError.invalid("overlapSeconds.invalid", "the overlap is not from 0 seconds to 7 days")
        }
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.rotateSecret(of: id, document, by: actor))
    }

    private func test(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try endpoint(reader)
        try await reader.noFields()
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.testEndpoint(id, by: actor))
    }

    private func redeliverFailed(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try endpoint(reader)
        let within = try await reader.document(RedeliverFailedRequest.self).within
        guard let age = try? Age(within) else {
            throw APIError.invalid("within.invalid", "within is not a length of time such as 3d")
        }
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(
            try await operations.redeliverFailed(of: id, within: age.milliseconds, by: actor)
        )
    }

    private func deliveries(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["state", "limit", "after"])
        let state = try reader.query("state", Choice.of(DeliveryState.self))
        return try JSONAnswer.ok(
            try await operations.deliveries(to: try endpoint(reader), in: state, at: try reader.position())
        )
    }

    private func endpoint(_ reader: RequestReader) throws(APIError) -> EndpointID {
        try reader.path("endpoint", Choice.id(IdentifierKinds.Endpoint.self))
    }
}

extension RequestReader {
    /// The owner named by `partner` or `account`; nil when neither is there.
    func owner() throws(APIError) -> OwnerName? {
        let partner = try query("partner") { text throws(ValueError) in OwnerName.partner(try PartnerName(text)) }
        let account = try query("account") { text throws(ValueError) in OwnerName.smartAccount(try AccountKey(text)) }
        guard partner == nil || account == nil else {
            throw .invalid("owner.ambiguous", "partner and account exclude each other")
        }
        return partner ?? account
    }
}
