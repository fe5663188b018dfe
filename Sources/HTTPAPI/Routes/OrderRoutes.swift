// The paths of orders, files and receipts.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Serves orders.
struct OrderRoutes {
    let operations: any OrderOperations
    let caller: Caller
    let maximumFileBytes: Int

    func add(to group: RouterGroup<APIContext>) {
        group.get("orders") { try await list($0, $1) }
        group.get("held") { try await held($0, $1) }
        group.group("partners/:partner")
            .get("receipts") { try await receipts($0, $1) }
            .post("explain") { try await explain($0, $1) }
            .get("orders/:number") { try await show($0, $1) }
            .post("orders/:number/assign") { try await assign($0, $1) }
            .post("orders/:number/release") { try await release($0, $1) }
            .post("orders/:number/cancel") { try await cancel($0, $1) }
    }

    private func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let names: Set = ["partner", "state", "reason", "number", "account", "limit", "after"]
        let reader = try RequestReader(request, context, query: names)
        let selection = OrderSelection(
            partner: try reader.query("partner", PartnerName.init(_:)),
            state: try reader.query("state", Choice.of(LineState.self)),
            holdReason: try reader.query("reason", Choice.of(HoldReason.self)),
            numberPrefix: reader.text("number"),
            account: try reader.query("account", AccountKey.init(_:))
        )
        return try JSONAnswer.ok(try await operations.orders(selection, at: try reader.position()))
    }

    private func held(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner", "reason", "limit", "after"])
        return try JSONAnswer.ok(
            try await operations.heldLines(
                of: try reader.query("partner", PartnerName.init(_:)),
                because: try reader.query("reason", Choice.of(HoldReason.self)),
                at: try reader.position()
            )
        )
    }

    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.order(try order(RequestReader(request, context))))
    }

    private func receipts(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["limit", "after"])
        return try JSONAnswer.ok(try await operations.receipts(of: try partner(reader), at: try reader.position()))
    }

    private func explain(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["name"])
        let partner = try partner(reader)
        let file = try await reader.body(limit: maximumFileBytes)
        let name = reader.text("name") ?? "file"
        return try JSONAnswer.ok(try await operations.explain(file, named: name, of: partner))
    }

    private func assign(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let key = try order(reader)
        let document = try await reader.document(AssignRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.assign(key, as: document, by: actor))
    }

    private func release(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let key = try order(reader)
        let document = try await reader.document(ReleaseLinesRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(Page(items: try await operations.release(key, document, by: actor)))
    }

    private func cancel(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let key = try order(reader)
        let document = try await reader.document(CancelLinesRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.cancel(key, document, by: actor))
    }

    private func partner(_ reader: RequestReader) throws(APIError) -> PartnerName {
        try reader.path("partner", PartnerName.init(_:))
    }

    private func order(_ reader: RequestReader) throws(APIError) -> OrderKey {
        OrderKey(
            partner: try partner(reader),
            number: try reader.path("number", OrderNumber.init(_:))
        )
    }
}
