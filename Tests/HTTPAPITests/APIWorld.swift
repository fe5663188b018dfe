import Domain
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore

@testable import HTTPAPI

/// The API over operations of the test's choice, without a socket.
struct APIWorld {
    /// What an answer was.
    struct Answer {
        let status: Int
        let mediaType: String?
        let headers: HTTPFields
        let text: String
    }

    let operations: FakeOperations
    var configuration = APIConfiguration(maximumFileBytes: 1_000)
    var isObservationOnly = false

    init(_ operations: FakeOperations = FakeOperations()) { self.operations = operations }

    func ask(
        _ method: HTTPRequest.Method,
        _ uri: String,
        _ body: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        let routers = APIRouter(
            operations: operations,
            configuration: configuration,
            caller: Caller(userNames: UserNames()),
            authenticator: operations
        )
        let router = isObservationOnly ? routers.observation(guardedAgainstRebinding: true) : routers.full()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let application = Application(router: router, logger: logger)
        return try await application.test(.router) { client in
            try await client.execute(
                uri: uri,
                method: method,
                headers: headers,
                body: body.map { ByteBuffer(string: $0) }
            ) { response in
                Answer(
                    status: response.status.code,
                    mediaType: response.headers[.contentType],
                    headers: response.headers,
                    text: String(buffer: response.body)
                )
            }
        }
    }
}
