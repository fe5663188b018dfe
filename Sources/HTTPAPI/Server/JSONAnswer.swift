// JSONAnswer: what goes out.
//
// GUARANTEES   Keys are in alphabetical order, so equal answers are equal bytes. Nothing is cached on its way.

internal import FoundationEssentials
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Makes responses.
enum JSONAnswer {
    /// A value as JSON.
    static func ok(_ value: some Encodable) throws -> Response {
        try answer(value, status: .ok, mediaType: "application/json")
    }

    /// JSON that was made elsewhere.
    static func file(_ bytes: [UInt8]) -> Response { response(bytes, status: .ok, mediaType: "application/json") }

    /// A value that was made by the request.
    static func created(_ value: some Encodable) throws -> Response {
        try answer(value, status: .created, mediaType: "application/json")
    }

    /// A value with a status of its own.
    static func answer(_ value: some Encodable, status: HTTPResponse.Status) throws -> Response {
        try answer(value, status: status, mediaType: "application/json")
    }

    /// An error.
    static func problem(_ error: APIError) -> Response {
        let problem = Problem(error)
        let status = HTTPResponse.Status(code: problem.status)
        guard var response = try? answer(problem, status: status, mediaType: Problem.mediaType) else {
            // Texts and numbers always encode; the status alone still says what matters.
            return Response(status: status)
        }
        if error.mayRetry { response.headers[.retryAfter] = "5" }
        if error.kind == .unauthenticated { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    /// Plain text.
    static func text(_ text: String, status: HTTPResponse.Status, mediaType: String = "text/plain; charset=utf-8")
        -> Response
    {
        response(Array(text.utf8), status: status, mediaType: mediaType)
    }

    /// The success of what has no answer.
    static var nothing: Response { Response(status: .noContent) }

    private static func answer(
        _ value: some Encodable,
        status: HTTPResponse.Status,
        mediaType: String
    ) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return response([UInt8](try encoder.encode(value)), status: status, mediaType: mediaType)
    }

    private static func response(_ bytes: [UInt8], status: HTTPResponse.Status, mediaType: String) -> Response {
        let headers: HTTPFields = [
            .contentType: mediaType,
            .contentLength: String(bytes.count),
            .cacheControl: "no-store",
            .xContentTypeOptions: "nosniff",
        ]
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
