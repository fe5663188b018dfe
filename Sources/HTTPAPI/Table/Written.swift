// Written: what a change answers. It can come from `APICall.write` only, so that a repeated request is never carried
// out again, and gets the answer of the first.

internal import Hummingbird

/// The answer to a change.
enum Written<Output: APIDocument>: Sendable {
    /// It was done now.
    case now(Output)

    func response(_ status: HTTPResponse.Status) throws -> Response {
        switch self {
        case .now(let output):
            status == .noContent ? JSONAnswer.nothing : try JSONAnswer.answer(output, status: status)
        }
    }
}

/// The document without fields: the body of requests that need none, and the answer of changes that have none.
struct Nothing: RequestDocument, APIDocument, Hashable {
    static let schema = Schema.request("Nothing", [])
}
