// Routes that answer with a whole list as a file.
//
// GUARANTEES   The file is sent page by page: memory holds one. Whether the caller may have it is known before the first
//              byte; when it is taken away meanwhile, the connection ends without an end of the file.

internal import Domain
internal import Fulfilment
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension APIRoute {
    /// A route that writes a list of an account's to a file.
    static func export<Item: APIDocument>(
        _ path: String,
        _ name: String,
        _ summary: String,
        for audience: Audience,
        _ parameters: [APIParameter],
        as format: ExportFormat,
        of item: Item.Type,
        _ subject: @escaping @Sendable (SmartAccountID, APICall) throws -> ListExport.Subject
    ) -> APIRoute {
        let mediaType = format == .csv ? "text/csv" : "application/json"
        return APIRoute(
            method: .get,
            path: path,
            name: name,
            summary: summary,
            audience: audience,
            parameters: [.account] + parameters,
            body: nil,
            success: Success(
                status: .ok,
                mediaType: mediaType,
                schema: format == .csv ? .text("RFC 4180, with a heading") : .list(of: Item.self)
            ),
            handle: { call in
                let key = try call.account()
                let begun = try await call.read { fulfilment, snapshot in
                    let account = try key.resolved(for: call.principal, in: snapshot)
                    let export = ListExport(try subject(account, call), as: format, for: call.principal)
                    return try ExportStep(after: export, fulfilment, in: snapshot)
                }
                return try await response(begun, mediaType, call)
            }
        )
    }

    private static func response(_ begun: ExportStep, _ mediaType: String, _ call: APICall) async throws -> Response {
        let headers: HTTPFields = [
            .contentType: mediaType == "text/csv" ? "text/csv; charset=utf-8; header=present" : mediaType,
            .cacheControl: "no-store",
            .xContentTypeOptions: "nosniff",
        ]
        return Response(
            status: .ok,
            headers: headers,
            body: ResponseBody { writer in
                var step = begun
                while let bytes = step.bytes {
                    try await writer.write(ByteBuffer(bytes: bytes))
                    let export = step.export
                    step = try await call.read { try ExportStep(after: export, $0, in: $1) }
                }
                try await writer.finish(nil)
            }
        )
    }
}
