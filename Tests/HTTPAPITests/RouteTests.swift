import Domain
import HTTPTypes
import Testing

/// Every path, and the operation it asks for.
struct RouteTests {
    struct Route: CustomTestStringConvertible, Sendable {
        let method: HTTPRequest.Method
        let uri: String
        let body: String?
        let call: String
        let status: Int

        init(
            _ method: HTTPRequest.Method,
            _ uri: String,
            _ body: String? = nil,
            is call: String,
            status: Int = 200
        ) {
            self.method = method
            self.uri = uri
            self.body = body
            self.call = call
            self.status = status
        }

        var testDescription: String { "\(method) \(uri)" }
    }

    private static let operator1 = "by operator:unknown"

    static let orders = [
        Route(.get, "/v1/orders", is: "orders - - - - - 100 -"),
        Route(
            .get,
            "/v1/orders?partner=acme&state=held&reason=noAccount&number=PO%2F&account=xyz.com&limit=7&after=abc",
            is: "orders acme held noAccount PO/ xyz.com 7 abc"
        ),
        Route(.get, "/v1/held?partner=acme&reason=ambiguous&limit=9", is: "held acme ambiguous 9 -"),
        Route(.get, "/v1/partners/acme/orders/4711", is: "order acme 4711"),
        Route(.get, "/v1/partners/acme/orders/PO%2F4711%20%C3%A4", is: "order acme PO/4711 ä"),
        Route(.get, "/v1/partners/acme/receipts?limit=2", is: "receipts acme 2 -"),
        Route(.post, "/v1/partners/acme/explain?name=o.csv", "a,b", is: "explain acme o.csv 3"),
        Route(.post, "/v1/partners/acme/explain", "", is: "explain acme file 0"),
        Route(
            .post,
            "/v1/partners/acme/orders/1/assign",
            #"{"smartAccount":"xyz.com"}"#,
            is: "assign acme 1 * xyz.com - \(operator1)"
        ),
        Route(
            .post,
            "/v1/partners/acme/orders/1/assign",
            #"{"line":"2.0.1","smartAccount":"xyz.com","virtualAccount":"Lab"}"#,
            is: "assign acme 1 2.0.1 xyz.com Lab \(operator1)"
        ),
        Route(.post, "/v1/partners/acme/orders/1/release", "{}", is: #"release acme 1 ["*"] \#(operator1)"#),
        Route(
            .post,
            "/v1/partners/acme/orders/1/release",
            #"{"lines":["1","2"]}"#,
            is: #"release acme 1 ["1", "2"] \#(operator1)"#
        ),
        Route(
            .post,
            "/v1/partners/acme/orders/1/cancel",
            #"{"lines":["1"],"reason":"wrong"}"#,
            is: #"cancel acme 1 ["1"] wrong \#(operator1)"#
        ),
        Route(.get, "/v1/accounts?limit=1000", is: "accounts 1000 -"),
        Route(.get, "/v1/accounts/XYZ.com", is: "account xyz.com"),
        Route(.get, "/v1/accounts/\(Sample.accountID)", is: "account \(Sample.accountID)"),
        Route(
            .put,
            "/v1/accounts/xyz.com",
            #"{"name":"XYZ","state":"pending"}"#,
            is: "register xyz.com XYZ pending \(operator1)"
        ),
        Route(
            .put,
            "/v1/accounts/xyz.com/state",
            #"{"state":"suspended"}"#,
            is: "changeState xyz.com suspended \(operator1)"
        ),
    ]

    static let line = "/v1/review/lines/PO%2F1%2F2"
    static let proposal = ProposalID(rawValue: 6 << 40)
    static let alias = AliasID(rawValue: 7 << 40)
    static let review = [
        Route(.get, "/v1/review?partner=acme&limit=7", is: "questions acme 7 -"),
        Route(.get, line, is: "review PO/1/2"),
        Route(.get, "\(line)?partner=acme", is: "review acme PO/1/2"),
        Route(.get, "/v1/review/lines/\(OrderLineID(rawValue: 9))", is: "review \(OrderLineID(rawValue: 9))"),
        Route(
            .post,
            "\(line)/confirm",
            #"{"smartAccount":"xyz.com","virtualAccount":"Lab","onlyThisLine":true,"override":true}"#,
            is: "confirm PO/1/2 xyz.com Lab only override \(operator1)"
        ),
        Route(
            .post,
            "\(line)/confirm?partner=acme",
            #"{"smartAccount":"xyz.com"}"#,
            is: "confirm acme PO/1/2 xyz.com - \(operator1)"
        ),
        Route(
            .post,
            "\(line)/reject",
            #"{"smartAccount":"xyz.com","note":"no"}"#,
            is: "reject PO/1/2 xyz.com no \(operator1)"
        ),
        Route(
            .post,
            "\(line)/reject",
            #"{"smartAccount":"xyz.com","revoke":true}"#,
            is: "accept PO/1/2 xyz.com - \(operator1)"
        ),
        Route(.post, "\(line)/none", is: "none PO/1/2 - \(operator1)"),
        Route(.post, "\(line)/unsure", #"{"note":"asked"}"#, is: "unsure PO/1/2 asked \(operator1)"),
        Route(.post, "\(line)/undo", "{}", is: "undo PO/1/2 - \(operator1)"),
        Route(.get, "/v1/review/proposals?limit=5", is: "proposals 5 -"),
        Route(.post, "/v1/review/proposals/\(proposal)/approve", is: "approve \(proposal) - \(operator1)"),
        Route(
            .post,
            "/v1/review/proposals/\(proposal)/decline",
            #"{"note":"no"}"#,
            is: "decline \(proposal) no \(operator1)"
        ),
        Route(.get, "/v1/aliases", is: "aliases - 100 -"),
        Route(.get, "/v1/aliases/\(alias)", is: "alias \(alias)"),
        Route(.post, "/v1/aliases/\(alias)/confirm", is: "confirmAlias \(alias) \(operator1)"),
        Route(.post, "/v1/aliases/\(alias)/revoke", is: "revokeAlias \(alias) \(operator1)"),
        Route(.get, "/v1/match/report", is: "matchReport"),
    ]

    static let endpoint = "/v1/endpoints/\(Sample.endpointID)"
    static let endpoints = [
        Route(.get, "/v1/endpoints", is: "endpoints - 100 -"),
        Route(.get, "/v1/endpoints?partner=acme", is: "endpoints partner:acme 100 -"),
        Route(.get, "/v1/endpoints?account=xyz.com", is: "endpoints account:xyz.com 100 -"),
        Route(
            .post,
            "/v1/endpoints",
            #"{"partner":"acme","url":"https://hooks.example"}"#,
            is: "create acme https://hooks.example \(operator1)",
            status: 201
        ),
        Route(.get, endpoint, is: "endpoint \(Sample.endpointID)"),
        Route(
            .patch,
            endpoint,
            #"{"events":["license.*"]}"#,
            is: #"change \#(Sample.endpointID) - ["license.*"] \#(operator1)"#
        ),
        Route(.delete, endpoint, is: "remove \(Sample.endpointID) \(operator1)", status: 204),
        Route(.post, "\(endpoint)/enable", is: "enable \(Sample.endpointID) \(operator1)"),
        Route(.post, "\(endpoint)/disable", is: "disable \(Sample.endpointID) \(operator1)"),
        Route(.post, "\(endpoint)/enable", "{}", is: "enable \(Sample.endpointID) \(operator1)"),
        Route(.post, "\(endpoint)/rotate", is: "rotate \(Sample.endpointID) - \(operator1)"),
        Route(
            .post,
            "\(endpoint)/rotate",
            #"{"overlapSeconds":3600,"replace":true}"#,
            is: "rotate \(Sample.endpointID) 3600 replace \(operator1)"
        ),
        Route(.post, "\(endpoint)/test", is: "test \(Sample.endpointID) \(operator1)"),
        Route(
            .post,
            "\(endpoint)/redeliver",
            #"{"within":"2h"}"#,
            is: "redeliverFailed \(Sample.endpointID) 7200000 \(operator1)"
        ),
        Route(
            .get,
            "\(endpoint)/deliveries?state=delivered&limit=5",
            is: "deliveries \(Sample.endpointID) delivered 5 -"
        ),
        Route(.get, "/v1/deliveries/\(Sample.deliveryID)", is: "delivery \(Sample.deliveryID)"),
        Route(
            .post,
            "/v1/deliveries/\(Sample.deliveryID)/redeliver",
            is: "redeliver \(Sample.deliveryID) \(operator1)"
        ),
        Route(
            .get,
            "/v1/events?partner=acme&type=license.released&order=\(Sample.orderID)",
            is: "events partner:acme license.released \(Sample.orderID) 100 -"
        ),
        Route(.get, "/v1/events/\(Sample.eventID)", is: "event \(Sample.eventID)"),
        Route(.get, "/v1/events/\(Sample.eventID)/deliveries", is: "deliveries \(Sample.eventID)"),
    ]

    static let upkeep = [
        Route(.get, "/v1/queues", is: "queues"),
        Route(.post, "/v1/queues/matching/pause", is: "pause matching \(operator1)"),
        Route(.post, "/v1/queues/webhook%20ep_1/resume", is: "resume webhook ep_1 \(operator1)"),
        Route(.get, "/v1/jobs", is: "jobs live 100"),
        Route(.get, "/v1/jobs?state=dead&limit=3", is: "jobs dead 3"),
        Route(.post, "/v1/jobs/77/redrive", is: "redrive 77 \(operator1)", status: 204),
        Route(.post, "/v1/backup", #"{"path":"/srv/copy"}"#, is: "backup /srv/copy \(operator1)"),
        Route(.post, "/v1/verify", is: "verify"),
        Route(
            .post,
            "/v1/catalog",
            #"{"products":[{"sku":"NET-1","name":"Network","kind":"perpetualLicense"}]}"#,
            is: #"catalog ["NET-1"] \#(operator1)"#
        ),
        Route(.get, "/v1/status", is: "status"),
    ]

    @Test(arguments: orders + review + endpoints + upkeep)
    func `asks for its operation once and answers JSON`(route: Route) async throws {
        let world = APIWorld()
        let answer = try await world.ask(route.method, route.uri, route.body)
        #expect(answer.status == route.status, "\(answer.text)")
        #expect(world.operations.all == [route.call])
        #expect(answer.mediaType == (route.status == 204 ? nil : "application/json"))
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/v1"), (.get, "/v1/nothing"), (.get, "/v1/verify"),
        (.get, "/"), (.get, "/v1/partners/acme/orders"),
    ])
    func `answers other paths and methods with a problem`(method: HTTPRequest.Method, uri: String) async throws {
        let answer = try await APIWorld().ask(method, uri)
        #expect(answer.status == 404)
        #expect(answer.mediaType == "application/problem+json")
        #expect(answer.text.contains(#""code":"route.unknown""#))
    }

    @Test func `passes the way to the next page through`() async throws {
        let world = APIWorld(FakeOperations(next: "ord_next"))
        #expect(try await world.ask(.get, "/v1/orders").text.contains(#""next":"ord_next""#))
        let last = try await APIWorld().ask(.get, "/v1/orders")
        #expect(!last.text.contains("next"))
    }

    @Test func `writes equal answers as equal bytes, with slashes and umlauts as they are`() async throws {
        let answer = try await APIWorld().ask(.get, "/v1/partners/acme/orders/1")
        #expect(
            answer.text.hasPrefix(
                #"{"acceptedAt":"2026-01-01T00:00:00.000Z","endCustomer":"Müller & Söhne","id":"ord_"#
            )
        )
        #expect(answer.text.contains(#""number":"PO/4711""#))
    }

    @Test func `numbers of jobs keep all their digits`() async throws {
        #expect(try await APIWorld().ask(.get, "/v1/jobs").text.contains(#""id":"9007199254740993""#))
    }
}
