// OperatorsMiddleware: what only operators may ask for is not answered to a token.
//
// GUARANTEES   A request with a token never acts as whoever may open the socket.

internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that are made with a token.
struct OperatorsMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.authorization] == nil else { throw APIError.operatorsOnly }
        return try await next(request, context)
    }
}
