// The paths of the daemon itself.

internal import HTTPTypes
internal import Hummingbird

/// Serves backup, verification, catalog and status.
struct UpkeepRoutes {
    /// A catalog of 100,000 products is about 12 MiB.
    private static let catalogLimit = 64 << 20

    let operations: any UpkeepOperations
    let caller: Caller

    func add(to group: RouterGroup<APIContext>) {
        group.get("status") { request, context in
            _ = try RequestReader(request, context)
            return try JSONAnswer.ok(try await operations.status())
        }
        group.post("verify") { request, context in
            try await RequestReader(request, context).noFields()
            return try JSONAnswer.ok(try await operations.verify())
        }
        group.post("backup") { try await backup($0, $1) }
        group.post("catalog") { try await loadCatalog($0, $1) }
    }

    private func backup(_ request: Request, _ context: APIContext) async throws -> Response {
        let path = try await RequestReader(request, context).document(BackupRequest.self).path
        guard path.hasPrefix("/"), !path.hasSuffix("/"), !path.contains("\0") else {
            throw APIError.invalid(
                "backup.path",
                "the path of a backup must be absolute and name a file",
                remedy: "give a path that begins with /"
            )
        }
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.backup(to: path, by: actor))
    }

    private func loadCatalog(_ request: Request, _ context: APIContext) async throws -> Response {
        let reader = try RequestReader(request, context)
        let document = try await reader.document(CatalogRequest.self, limit: Self.catalogLimit)
        let actor = try await caller.actor(on: context.channel)
        return try JSONAnswer.ok(try await operations.loadCatalog(document.products, by: actor))
    }
}
