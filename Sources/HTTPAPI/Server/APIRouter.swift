// APIRouter: what each of the two listeners serves.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Makes the routers.
struct APIRouter {
    let operations: any Operations
    let configuration: APIConfiguration
    let caller: Caller
    let authenticator: any Authenticator

    /// Everything: for the socket, which has an owner.
    func full() -> Router<APIContext> {
        let router = observation()
        let group = router.group("v1").add(middleware: OperatorsMiddleware())
        OrderRoutes(operations: operations, caller: caller, maximumFileBytes: configuration.maximumFileBytes)
            .add(to: group)
        ReviewRoutes(operations: operations, caller: caller).add(to: group)
        EndpointRoutes(operations: operations, caller: caller).add(to: group)
        DeliveryRoutes(operations: operations, caller: caller).add(to: group)
        JobRoutes(operations: operations, caller: caller).add(to: group)
        UpkeepRoutes(operations: operations, caller: caller).add(to: group)
        add(RouteTable.all, to: router)
        return router
    }

    private func add(_ routes: [APIRoute], to router: Router<APIContext>) {
        for route in routes {
            router.on(route.routerPath, method: route.method) { request, context in
                let reader = try RequestReader(request, context, query: route.queryNames)
                let principal = try await principal(request, context)
                guard route.audience != .operators || principal.isOperator else { throw APIError.operatorsOnly }
                return try await route.handle(APICall(reader: reader, principal: principal, operations: operations))
            }
        }
        for (path, routes) in Dictionary(grouping: routes, by: \.routerPath.description) {
            refuseOtherMethods(than: routes.map(\.method), on: RouterPath(path), of: router)
        }
        router.get("v1/openapi.json") { request, context in
            _ = try RequestReader(request, context)
            return try JSONAnswer.ok(OpenAPIDocument.json(of: routes, version: configuration.version))
        }
    }

    private func refuseOtherMethods(
        than known: [HTTPRequest.Method],
        on path: RouterPath,
        of router: Router<APIContext>
    ) {
        let all: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
        let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
        for method in all where !known.contains(method) {
            router.on(path, method: method) { _, _ in
                let error = APIError(
                    .methodNotAllowed,
                    code: "method.notAllowed",
                    message: "this path takes \(allowed) only"
                )
                var response = JSONAnswer.problem(error)
                response.headers[.allow] = allowed
                return response
            }
        }
    }

    /// Who asks: the holder of the token where there is one, otherwise whoever is at the other end of the socket.
    private func principal(_ request: Request, _ context: APIContext) async throws -> Principal {
        guard let header = request.headers[.authorization] else {
            return Principal(kind: .operator(name: try await caller.name(on: context.channel)), grants: [])
        }
        guard let token = BearerToken(header), let principal = try await authenticator.principal(token: token.text)
        else { throw APIError.unauthenticated }
        return principal
    }

    /// Health and metrics only: for TCP, which anybody on the machine can reach.
    func observation(guardedAgainstRebinding isGuarded: Bool = false) -> Router<APIContext> {
        let router = Router(context: APIContext.self)
        router.add(middleware: ProblemMiddleware())
        if isGuarded { router.add(middleware: HostMiddleware()) }
        ObservationRoutes(operations: operations, limits: configuration.healthLimits).add(to: router)
        return router
    }
}
