// The paths of deliveries and events.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Serves deliveries and events.
struct DeliveryRoutes {
    let operations: any EndpointOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.group("deliveries/:delivery")
            .get { try await show($0, $1) }
            .post("redeliver") { try await redeliver($0, $1) }
        group.group("events")
            .get { try await listEvents($0, $1) }
            .get(":event") { try await showEvent($0, $1) }
            .get(":event/deliveries") { try await deliveries($0, $1) }
    }

    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.delivery(try delivery(RequestReader(request, context))))
    }

    private func redeliver(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try delivery(reader)
        try await reader.noFields()
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.redeliver(id, by: actor))
    }

    private func listEvents(_ request: Request, _ context: APIContext) async throws -> Response {
        let names: Set = ["partner", "account", "type", "order", "limit", "after"]
        let reader = try RequestReader(request, context, query: names)
        let selection = EventSelection(
            owner: try reader.owner(),
            type: try reader.query("type", Choice.of(EventType.self)),
            order: try reader.query("order", Choice.id(IdentifierKinds.Order.self))
        )
        return try JSONAnswer.ok(try await operations.events(selection, at: try reader.position()))
    }

    private func showEvent(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.event(try event(RequestReader(request, context))))
    }

    private func deliveries(_ request: Request, _ context: APIContext) async throws -> Response {
        let id = try event(RequestReader(request, context))
        return try JSONAnswer.ok(Page(items: try await operations.deliveries(of: id)))
    }

    private func delivery(_ reader: RequestReader) throws(APIError) -> DeliveryID {
        try reader.path("delivery", Choice.id(IdentifierKinds.Delivery.self))
    }

    private func event(_ reader: RequestReader) throws(APIError) -> EventID {
        try reader.path("event", Choice.id(IdentifierKinds.Event.self))
    }
}
