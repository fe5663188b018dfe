// APIRouter: what each of the two listeners serves.

internal import HTTPTypes
internal import Hummingbird

/// Makes the routers.
struct APIRouter {
    let operations: any Operations
    let configuration: APIConfiguration
    let caller: Caller

    /// Everything: for the socket, which has an owner.
    func full() -> Router<APIContext> {
        let router = observation()
        let group = router.group("v1")
        OrderRoutes(operations: operations, caller: caller, maximumFileBytes: configuration.maximumFileBytes)
            .add(to: group)
        ReviewRoutes(operations: operations, caller: caller).add(to: group)
        AccountRoutes(operations: operations, caller: caller).add(to: group)
        EndpointRoutes(operations: operations, caller: caller).add(to: group)
        DeliveryRoutes(operations: operations, caller: caller).add(to: group)
        JobRoutes(operations: operations, caller: caller).add(to: group)
        UpkeepRoutes(operations: operations, caller: caller).add(to: group)
        return router
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
