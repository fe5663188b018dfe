// The paths of what people decide, what was learned of it, and what the tiers have shown.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Serves review.
struct ReviewRoutes {
    let operations: any ReviewOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.group("review")
            .get { try await list($0, $1) }
            .get("lines/:line") { try await show($0, $1) }
            .post("lines/:line/confirm") { try await confirm($0, $1) }
            .post("lines/:line/reject") { try await reject($0, $1) }
            .post("lines/:line/none") { try await note($0, $1) { try await $0.denyAll($1, note: $2, by: $3) } }
            .post("lines/:line/unsure") { try await note($0, $1) { try await $0.putOff($1, note: $2, by: $3) } }
            .post("lines/:line/undo") { try await note($0, $1) { try await $0.undo($1, note: $2, by: $3) } }
            .get("proposals") { try await proposals($0, $1) }
            .post("proposals/:proposal/approve") { try await judge($0, $1, isApproved: true) }
            .post("proposals/:proposal/decline") { try await judge($0, $1, isApproved: false) }
        group.group("aliases")
            .get { try await aliases($0, $1) }
            .get(":alias") { try await alias($0, $1) }
            .post(":alias/confirm") { try await changeAlias($0, $1) { try await $0.confirmAlias($1, by: $2) } }
            .post(":alias/revoke") { try await changeAlias($0, $1) { try await $0.revokeAlias($1, by: $2) } }
        group.get("match/report") { try await report($0, $1) }
    }

    private func list(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner", "limit", "after"])
        let partner = try reader.query("partner", PartnerName.init(_:))
        return try JSONAnswer.ok(try await operations.questions(of: partner, at: try reader.position()))
    }

    private func show(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.review(try line(RequestReader(request, context, query: ["partner"]))))
    }

    private func confirm(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner"])
        let key = try line(reader)
        let document = try await reader.document(ConfirmLineRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.confirm(key, as: document, by: actor))
    }

    private func reject(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner"])
        let key = try line(reader)
        let document = try await reader.document(RejectLineRequest.self)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.reject(key, document, by: actor))
    }

    private func note(
        _ request: Request,
        _ context: APIContext,
        _ body: (any ReviewOperations, LineKey, String?, String) async throws -> some Encodable
    ) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner"])
        let key = try line(reader)
        let note = try await reader.documentOrNone(NoteRequest.self)?.note
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await body(operations, key, note, actor))
    }

    private func proposals(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["limit", "after"])
        return try JSONAnswer.ok(try await operations.proposals(at: try reader.position()))
    }

    private func judge(_ request: Request, _ context: APIContext, isApproved: Bool) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try reader.path("proposal", Choice.id(IdentifierKinds.Proposal.self))
        let note = try await reader.documentOrNone(NoteRequest.self)?.note
        let actor = try await caller.actor(on: context.channel)
        let result =
            isApproved
            ? try await operations.approve(id, note: note, by: actor)
            : try await operations.decline(id, note: note, by: actor)
        return try JSONAnswer.ok(result)
    }

    private func aliases(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context, query: ["partner", "limit", "after"])
        let partner = try reader.query("partner", PartnerName.init(_:))
        return try JSONAnswer.ok(try await operations.aliases(of: partner, at: try reader.position()))
    }

    private func alias(_ request: Request, _ context: APIContext) async throws -> Response {
        try JSONAnswer.ok(try await operations.alias(try aliasID(RequestReader(request, context))))
    }

    private func changeAlias(
        _ request: Request,
        _ context: APIContext,
        _ change: (any ReviewOperations, AliasID, String) async throws -> some Encodable
    ) async throws -> Response {
        let reader = try RequestReader(request, context)
        let id = try aliasID(reader)
        try await reader.noFields()
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await change(operations, id, actor))
    }

    private func report(_ request: Request, _ context: APIContext) async throws -> Response {
        _ = try RequestReader(request, context)
        return try JSONAnswer.ok(Page(items: try await operations.matchReport()))
    }

    private func aliasID(_ reader: RequestReader) throws(APIError) -> AliasID {
        try reader.path("alias", Choice.id(IdentifierKinds.Alias.self))
    }

    private func line(_ reader: RequestReader) throws(APIError) -> LineKey {
        let partner = try reader.query("partner", PartnerName.init(_:))
        return try reader.path("line") { text throws(ValueError) in try LineKey(text, of: partner) }
    }
}
