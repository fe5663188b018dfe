// The three sorts of routes: reading, changing with a document, changing without one.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

extension APIRoute {
    /// A route that reads.
    static func read<Output: APIDocument>(
        _ path: String,
        _ name: String,
        _ summary: String,
        for audience: Audience,
        _ parameters: [APIParameter] = [],
        handler: @escaping @Sendable (APICall) async throws -> Output
    ) -> APIRoute {
        APIRoute(
            method: .get,
            path: path,
            name: name,
            summary: summary,
            audience: audience,
            parameters: parameters,
            body: nil,
            success: Success(status: .ok, mediaType: "application/json", schema: .document(Output.self)),
            handle: { try JSONAnswer.ok(try await handler($0)) }
        )
    }

    /// A route that reads a JSON file that is made elsewhere, and has a page of its own in the documentation.
    static func file(
        _ path: String,
        _ name: String,
        _ summary: String,
        for audience: Audience,
        _ parameters: [APIParameter] = [],
        handler: @escaping @Sendable (APICall) async throws -> [UInt8]
    ) -> APIRoute {
        APIRoute(
            method: .get,
            path: path,
            name: name,
            summary: summary,
            audience: audience,
            parameters: parameters,
            body: nil,
            success: Success(status: .ok, mediaType: "application/json", schema: .answer("A file", [])),
            handle: { JSONAnswer.file(try await handler($0)) }
        )
    }

    /// A route that changes something, told by a document in its body.
    static func change<Document: RequestDocument & APIDocument, Output: APIDocument>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ name: String,
        _ summary: String,
        for audience: Audience,
        _ parameters: [APIParameter] = [],
        answers status: HTTPResponse.Status = .ok,
        handler: @escaping @Sendable (APICall, Document) async throws -> Written<Output>
    ) -> APIRoute {
        APIRoute(
            method: method,
            path: path,
            name: name,
            summary: summary,
            audience: audience,
            parameters: parameters,
            body: Body(mediaType: "application/json", schema: .document(Document.self), isRequired: true),
            success: Success(status: status, mediaType: "application/json", schema: .document(Output.self)),
            handle: { call in
                try await handler(call, try await call.document(Document.self)).response(status)
            }
        )
    }

    /// A route that changes something, told by its path alone.
    static func change<Output: APIDocument>(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ name: String,
        _ summary: String,
        for audience: Audience,
        _ parameters: [APIParameter] = [],
        answers status: HTTPResponse.Status = .ok,
        handler: @escaping @Sendable (APICall) async throws -> Written<Output>
    ) -> APIRoute {
        let hasAnswer = Output.self != Nothing.self
        return APIRoute(
            method: method,
            path: path,
            name: name,
            summary: summary,
            audience: audience,
            parameters: parameters,
            body: Body(mediaType: "application/json", schema: .document(Nothing.self), isRequired: false),
            success: Success(
                status: hasAnswer ? status : .noContent,
                mediaType: "application/json",
                schema: hasAnswer ? .document(Output.self) : nil
            ),
            handle: { call in
                try await call.noFields()
                return try await handler(call).response(hasAnswer ? status : .noContent)
            }
        )
    }
}
