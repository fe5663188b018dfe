import Domain
import Foundation
import Fulfilment
import HTTPAPI
import HTTPTypes
import Storage
import Testing
import enum Webhooks.WebhookError

/// What is refused before an operation sees it, and how errors are answered.
struct RefusalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let method: HTTPRequest.Method
        let uri: String
        let body: String?
        let status: Int
        let code: String

        init(_ method: HTTPRequest.Method, _ uri: String, _ status: Int, _ code: String) {
            self.init(method, uri, nil, status, code)
        }

        init(_ method: HTTPRequest.Method, _ uri: String, _ body: String?, _ status: Int, _ code: String) {
            self.method = method
            self.uri = uri
            self.body = body
            self.status = status
            self.code = code
        }

        var testDescription: String { "\(method) \(uri) \(body?.prefix(60) ?? "")" }
    }

    static let order = "/v1/partners/acme/orders/1"

    static let cases = [
        Case(.get, "/v1/orders?limit=0", 422, "limit.invalid"),
        Case(.get, "/v1/orders?limit=1001", 422, "limit.invalid"),
        Case(.get, "/v1/orders?limit=ten", 422, "limit.invalid"),
        Case(.get, "/v1/orders?state=lost", 422, "state.invalid"),
        Case(.get, "/v1/orders?reason=none", 422, "reason.invalid"),
        Case(.get, "/v1/orders?account=nodots", 422, "account.invalid"),
        Case(.get, "/v1/held?reason=none", 422, "reason.invalid"),
        Case(.get, "/v1/orders?partner=ACME", 422, "partner.invalid"),
        Case(.get, "/v1/orders?partnr=acme", 400, "query.unknown"),
        Case(.get, "/v1/orders?limit=1&limit=2", 400, "query.repeated"),
        Case(.get, "/v1/queues?limit=1", 400, "query.unknown"),
        Case(.get, "/v1/partners/..%2Fetc/orders/1", 422, "partner.invalid"),
        Case(.get, "/v1/partners/acme/orders/%00", 422, "number.invalid"),
        Case(.get, "/v1/partners/acme/orders/%FF", 400, "path.malformed"),
        Case(.get, "/v1/partners/acme/orders/%4", 400, "path.malformed"),
        Case(.get, "/v1/accounts/nodots", 422, "account.invalid"),
        Case(.put, "/v1/accounts/\(Sample.accountID)", #"{"state":"active"}"#, 422, "account.invalid"),
        Case(.put, "/v1/accounts/xyz.com/state", #"{"state":"gone"}"#, 422, "state.invalid"),
        Case(.get, "/v1/endpoints/\(Sample.orderID)", 422, "endpoint.invalid"),
        Case(.get, "/v1/endpoints?partner=acme&account=xyz.com", 422, "owner.ambiguous"),
        Case(.post, "/v1/endpoints", #"{"url":"https://hooks.example"}"#, 422, "endpoint.owner"),
        Case(.post, "/v1/endpoints", #"{"partner":"a","smartAccount":"b","url":"c"}"#, 422, "endpoint.owner"),
        Case(.patch, "/v1/endpoints/\(Sample.endpointID)", #"{"uri":"https://hooks.example"}"#, 400, "field.unknown"),
        Case(.post, "/v1/endpoints/\(Sample.endpointID)/redeliver", #"{"within":"1y"}"#, 422, "within.invalid"),
        Case(.post, "/v1/endpoints/\(Sample.endpointID)/rotate", #"{"overlap":"1h"}"#, 400, "field.unknown"),
        Case(
            .post,
            "/v1/endpoints/\(Sample.endpointID)/rotate",
            #"{"overlapSeconds":604801}"#,
            422,
            "overlapSeconds.invalid"
        ),
        Case(.post, "/v1/endpoints/\(Sample.endpointID)/enable", #"{"force":true}"#, 400, "field.unknown"),
        Case(.post, "/v1/endpoints/\(Sample.endpointID)/test", #"{"type":"x"}"#, 400, "field.unknown"),
        Case(.post, "/v1/deliveries/\(Sample.deliveryID)/redeliver", #"{"now":true}"#, 400, "field.unknown"),
        Case(.post, "/v1/queues/matching/pause", #"{"for":"1h"}"#, 400, "field.unknown"),
        Case(.post, "/v1/jobs/7/redrive", #"{"now":true}"#, 400, "field.unknown"),
        Case(.post, "/v1/verify", #"{"quick":true}"#, 400, "field.unknown"),
        Case(.get, "/v1/events?type=license.lost", 422, "type.invalid"),
        Case(.post, "/v1/jobs/0/redrive", 422, "job.invalid"),
        Case(.post, "\(order)/cancel", #"{"line":"1","reason":"typo"}"#, 400, "field.unknown"),
        Case(.post, "\(order)/cancel", #"{"lines":["1"]}"#, 400, "request.malformed"),
        Case(.post, "\(order)/cancel", #"{"lines":"1","reason":"typo"}"#, 400, "request.malformed"),
        Case(.post, "\(order)/release", "", 400, "request.malformed"),
        Case(.post, "\(order)/release", "[]", 400, "request.malformed"),
        Case(.post, "\(order)/release", #"{"lines":["#, 400, "request.malformed"),
        Case(
            .post,
            "\(order)/release",
            #"{"lines":["\#(String(repeating: "1", count: 1 << 20))"]}"#,
            413,
            "request.tooLarge"
        ),
        Case(.post, "/v1/partners/acme/explain", String(repeating: "x", count: 1_001), 413, "request.tooLarge"),
        Case(.post, "/v1/backup", #"{"path":"copy"}"#, 422, "backup.path"),
        Case(.post, "/v1/backup", #"{"path":"/srv/"}"#, 422, "backup.path"),
    ]

    @Test(arguments: cases)
    func `refuses what no operation should see`(refusal: Case) async throws {
        let world = APIWorld()
        let answer = try await world.ask(refusal.method, refusal.uri, refusal.body)
        let problem = try JSONDecoder().decode(Problem.self, from: Data(answer.text.utf8))
        #expect(problem.code == refusal.code)
        #expect(answer.status == refusal.status)
        #expect(problem.status == refusal.status)
        #expect(world.operations.all == [])
    }

    struct Answered: Sendable {
        let error: any Error
        let status: Int
        let code: String
        var mayRetry = false
    }

    static let errors = [
        Answered(error: APIError.unknown("order.unknown", "no such order"), status: 404, code: "order.unknown"),
        Answered(error: APIError.conflict("line.released", "it is released"), status: 409, code: "line.released"),
        Answered(error: fulfilmentError("partner.unknown"), status: 404, code: "partner.unknown"),
        Answered(error: fulfilmentError("line.released"), status: 409, code: "line.released"),
        Answered(error: WebhookError.unknown("ep_1"), status: 404, code: "webhook.unknown"),
        Answered(error: WebhookError.tooManyEndpoints(limit: 20), status: 409, code: "webhook.too_many_endpoints"),
        Answered(error: StorageError.conflict(constraint: "UNIQUE"), status: 409, code: "database.conflict"),
        Answered(error: StorageError.retryable("busy"), status: 503, code: "database.busy", mayRetry: true),
        Answered(error: StorageError.full, status: 507, code: "database.full", mayRetry: true),
        Answered(
            error: StorageError.unknownOutcome("EIO"),
            status: 503,
            code: "database.unknownOutcome",
            mayRetry: true
        ),
        Answered(error: StorageError.fatal("damaged"), status: 500, code: "database.unusable"),
        Answered(error: CancellationError(), status: 500, code: "internal"),
    ]

    private static func fulfilmentError(_ code: String) -> FulfilmentError {
        FulfilmentError(code: code, message: "it cannot be done", remedy: "do something else")
    }

    @Test(arguments: errors)
    func `answers an error by its kind`(expected: Answered) async throws {
        let answer = try await APIWorld(FakeOperations(failingWith: expected.error)).ask(.get, "/v1/queues")
        let problem = try JSONDecoder().decode(Problem.self, from: Data(answer.text.utf8))
        #expect(answer.status == expected.status)
        #expect(answer.mediaType == "application/problem+json")
        #expect(problem.code == expected.code)
        #expect(problem.type == "urn:holdfast:problem:\(expected.code)")
        #expect((answer.headers[.retryAfter] != nil) == expected.mayRetry)
    }

    @Test func `an unforeseen error does not show its text`() async throws {
        struct Secret: Error { let password = "hunter2" }
        let answer = try await APIWorld(FakeOperations(failingWith: Secret())).ask(.get, "/v1/queues")
        #expect(answer.status == 500)
        #expect(!answer.text.contains("hunter2"))
    }

    @Test func `says where a document is wrong`() async throws {
        let body = #"{"products":[{"sku":"A","name":"A","kind":"service"},{"sku":"B","kind":"service"}]}"#
        let answer = try await APIWorld().ask(.post, "/v1/catalog", body)
        #expect(answer.text.contains("products[1].name is missing"))
    }
}
