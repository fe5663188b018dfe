// The outermost layer: whatever goes wrong is answered with a problem document.

internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers errors.
struct ProblemMiddleware: RouterMiddleware {
    typealias Context = APIContext

    func handle(
        _ request: Request,
        context: APIContext,
        next: (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return JSONAnswer.problem(answer(to: error, context: context))
        }
    }

    private func answer(to error: any Error, context: APIContext) -> APIError {
        if let translated = APIError.translation(of: error), translated.kind != .internalError { return translated }
        // Only here: everybody else gets an answer that says what to do, and needs no line in the log.
        context.logger.error(
            "a request failed",
            metadata: ["path": "\(context.endpointPath ?? "")", "error": "\(type(of: error)): \(error)"]
        )
        return APIError.translation(of: error)
            ?? APIError(
                .internalError,
                code: "internal",
                message: "the daemon failed to carry out the request",
                remedy: "look at the daemon's log"
            )
    }
}
