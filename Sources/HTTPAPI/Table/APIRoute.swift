// APIRoute: one request that the API takes, as data: the router and the OpenAPI document are made from it.
//
// GUARANTEES   What the document says of a request is what the router does: its method and path, the query parameters
//              that are taken, the fields of its body, the type of its answer.
// DOES NOT     Allow anything: whether the principal may is asked in the use case, inside the transaction.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// One request that the API takes.
struct APIRoute: Sendable {
    /// Who may ask, for the document.
    enum Audience: Hashable, Sendable {
        /// Anybody, without a token.
        case anybody
        /// Whoever has the right in the place that is asked about.
        case right(Action)
        /// Operators only.
        case operators
    }

    /// The body of a request.
    struct Body: Sendable {
        let mediaType: String
        let schema: Schema
        let isRequired: Bool
    }

    /// What is answered to a request that was carried out.
    struct Success: Sendable {
        let status: HTTPResponse.Status
        let mediaType: String
        /// Nil for an answer without a body.
        let schema: Schema?
    }

    let method: HTTPRequest.Method
    /// The path with its parameters in braces.
    let path: String
    /// Its name in clients: a verb and a noun, unique.
    let name: String
    let summary: String
    let audience: Audience
    let parameters: [APIParameter]
    let body: Body?
    let success: Success
    let handle: @Sendable (APICall) async throws -> Response

    /// Whether it changes something.
    var isChange: Bool { method != .get }

    /// The query parameters that it takes.
    var queryNames: Set<String> { Set(parameters.filter { $0.place == .query }.map(\.name)) }

    /// The path as the router takes it.
    var routerPath: RouterPath {
        RouterPath(path.replacing("{", with: ":").replacing("}", with: ""))
    }
}
