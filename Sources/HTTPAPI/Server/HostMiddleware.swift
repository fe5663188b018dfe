// HostMiddleware: keeps web pages out of a loopback listener.
//
// GUARANTEES   A request is served only when it was made to an address of this machine. A page in somebody's browser
//              can make its own name mean 127.0.0.1 (DNS rebinding), but not change the name its requests carry.

internal import Hummingbird

/// Refuses requests that name another host.
struct HostMiddleware: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, Self.isLocal(authority) else {
            throw APIError(.misdirected, code: "host.foreign", message: "this listener serves this machine only")
        }
        return try await next(request, context)
    }

    static func isLocal(_ authority: String) -> Bool {
        let isBracketed = authority.hasPrefix("[")
        let host = isBracketed ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return host == "localhost" || host == "[::1]"
            || host.hasPrefix("127.") && (try? LoopbackAddress("\(host):0")) != nil
    }
}
