// RouteTable: every request that the API takes.
//
// A part of the API adds its list here, in one line, and nowhere else.

internal import HTTPTypes
internal import Hummingbird

/// All routes.
enum RouteTable {
    /// In the order in which the document shows them.
    static let all: [APIRoute] = [
        AccountRoutes.routes,
        VirtualAccountRoutes.routes,
        ContractRoutes.routes,
        ActivityRoutes.routes,
        TransferRoutes.routes,
        UseRoutes.routes,
        PeopleRoutes.routes,
        TokenRoutes.routes,
        PartnerAccessRoutes.routes,
    ].flatMap(\.self)
}
