import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// Who wants to be told, where, and of what.
@Suite(.timeLimit(.minutes(1))) struct EndpointTests {
    private static func faults(_ draft: EndpointDraft, in world: WebhookWorld) async throws -> [String] {
        do {
            _ = try await world.database.write { [service = world.service] in
                try service.endpoints.add(draft, for: WebhookWorld.partner, in: $0)
            }
            return []
        } catch WebhookError.invalid(let faults) {
            return faults.map { "\($0.name) \($0.reason)" }
        }
    }

    @Test func `a new endpoint is enabled, wants everything, and shows its secret once`() async throws {
        let world = try await WebhookWorld.make()
        let (id, secret) = try await world.addEndpoint()
        let view = try await world.endpoint(id)
        #expect(secret.key.count == 32)
        #expect(view.isEnabled && view.events == ["*"] && view.maximumConcurrency == 8 && view.ratePerMinute == nil)
        #expect(view.owner == WebhookWorld.partner.description)
        #expect("\(view)".contains("whsec_") == false)
        #expect(try await world.addEndpoint("https://b.example").secret != secret)
        await world.database.close()
    }

    @Test(arguments: [
        ("https://receiver.example/hook?x=1", nil),
        ("", "url is missing"),
        ("http://receiver.example", "url is not https"),
        ("ftp://receiver.example", "url is neither https nor http"),
        ("https://user:pw@receiver.example", "url carries a user name or a password; use a header instead"),
        ("https://receiver.example/#part", "url carries a fragment (#), which would never be sent"),
        ("nonsense", "url cannot be used: the URL cannot be used: it does not parse"),
        ("https://169.254.169.254/", "url cannot be used: the address must not be dialled: 169.254.169.254"),
        ("https://a b.example", "url holds a space, a control character or a letter outside ASCII"),
        ("https://a.example/\r\nX: y", "url holds a space, a control character or a letter outside ASCII"),
        ("https://a.example/" + String(repeating: "x", count: 2_048), "url is longer than 2048 bytes"),
    ])
    func `a URL is judged before it is kept`(url: String, fault: String?) async throws {
        let world = try await WebhookWorld.make()
        #expect(try await Self.faults(EndpointDraft(url: url), in: world) == [fault].compactMap(\.self))
        await world.database.close()
    }

    @Test func `http is taken where the operator allows it`() async throws {
        let world = try await WebhookWorld.make { $0.allowsHTTP = true }
        #expect(try await Self.faults(EndpointDraft(url: "http://receiver.example"), in: world).isEmpty)
        await world.database.close()
    }

    @Test(arguments: [
        (["Authorization": "Bearer x", "x-tenant": "7"], nil),
        (["Host": "a"], "headers have Host, which is not for an endpoint to set"),
        (["content-length": "3"], "headers have content-length, which is not for an endpoint to set"),
        (["Transfer-Encoding": "chunked"], "headers have Transfer-Encoding, which is not for an endpoint to set"),
        (["Webhook-Id": "evt_1"], "headers have Webhook-Id, which is not for an endpoint to set"),
        (["holdfast-attempt": "1"], "headers have holdfast-attempt, which is not for an endpoint to set"),
        (["x y": "1"], "headers have a name that is not one"),
        (["": "1"], "headers have a name that is not one"),
        (["x:": "1"], "headers have a name that is not one"),
        (["x": "a\r\nHost: b"], "headers have a value of x that is empty, too long or not plain ASCII"),
        (["x": ""], "headers have a value of x that is empty, too long or not plain ASCII"),
        (["x": " a"], "headers have a value of x that is empty, too long or not plain ASCII"),
        (["x": "ä"], "headers have a value of x that is empty, too long or not plain ASCII"),
        (["X": "1", "x": "2"], "headers name one header twice"),
    ])
    func `headers are judged before they are kept`(headers: [String: String], fault: String?) async throws {
        let world = try await WebhookWorld.make()
        var draft = EndpointDraft(url: WebhookWorld.url)
        draft.headers = headers
        #expect(try await Self.faults(draft, in: world) == [fault].compactMap(\.self))
        await world.database.close()
    }

    @Test func `all faults are told at once, and nothing is kept`() async throws {
        let world = try await WebhookWorld.make()
        var draft = EndpointDraft(url: "http://a.example")
        draft.events = ["licence.*"]
        draft.maximumConcurrency = 0
        draft.ratePerMinute = -1
        draft.description = "a\u{7}"
        #expect(
            try await Self.faults(draft, in: world) == [
                "url is not https", "description holds a control character",
                "events has licence.*, which matches no type of event",
                "maximumConcurrency is not a number from 1 to 64", "ratePerMinute is not a number from 0 to 1000000",
            ]
        )
        #expect(try await world.count("SELECT count(*) FROM queue") == 1)
        await world.database.close()
    }

    @Test func `a change touches what it names`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint {
            $0.headers = ["x-a": "1"]; $0.ratePerMinute = 60
        }
        let service = world.service
        var draft = EndpointDraft()
        draft.events = ["order.*"]
        draft.maximumConcurrency = 2
        let change = draft
        let view = try await world.database.write { try service.endpoints.update(id, to: change, for: nil, in: $0) }
        #expect((view.url, view.events, view.headers) == (WebhookWorld.url, ["order.*"], ["x-a"]))
        #expect((view.maximumConcurrency, view.ratePerMinute) == (2, 60))
        let limits = try await world.database.read { snapshot in
            try snapshot.first(
                "SELECT maximum_running, rate_per_minute FROM queue WHERE name = ?1",
                "endpoint:\(id)"
            ) { [$0.int(0), $0.int(1)] }
        }
        #expect(limits == [2, 60])

        var unlimited = EndpointDraft()
        unlimited.ratePerMinute = 0
        let second = unlimited
        let later = try await world.database.write { try service.endpoints.update(id, to: second, for: nil, in: $0) }
        #expect(later.ratePerMinute == nil)
        await world.database.close()
    }

    @Test func `nobody sees or touches an endpoint of somebody else`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        let service = world.service
        let attempts: [@Sendable (Transaction) throws -> Void] = [
            { _ = try service.endpoints.endpoint(id, for: WebhookWorld.other, in: $0.snapshot) },
            { _ = try service.endpoints.endpoint(id, for: WebhookWorld.customer, in: $0.snapshot) },
            { _ = try service.endpoints.update(id, to: EndpointDraft(), for: WebhookWorld.other, in: $0) },
            { _ = try service.endpoints.rotateSecret(of: id, for: WebhookWorld.other, in: $0) },
            { _ = try service.endpoints.enable(id, for: WebhookWorld.other, in: $0) },
            { _ = try service.endpoints.disable(id, for: WebhookWorld.other, in: $0) },
            { _ = try service.endpoints.test(id, for: WebhookWorld.customer, in: $0) },
            { _ = try service.deliveries.list(endpoint: id, for: WebhookWorld.other, in: $0.snapshot) },
            { try service.endpoints.delete(id, for: WebhookWorld.other, in: $0) },
        ]
        for attempt in attempts {
            await #expect(throws: WebhookError.unknown("endpoint \(id)")) { try await world.database.write(attempt) }
        }
        let lists = try await world.database.read { snapshot in
            try [WebhookWorld.partner, WebhookWorld.other, WebhookWorld.customer, nil].map {
                try service.endpoints.list(for: $0, in: snapshot).count
            }
        }
        #expect(lists == [1, 0, 0, 1])
        await world.database.close()
    }

    @Test func `an owner has no more endpoints than the operator allows`() async throws {
        let world = try await WebhookWorld.make { $0.maximumEndpointsPerOwner = 2 }
        try await world.addEndpoint()
        let (second, _) = try await world.addEndpoint()
        await #expect(throws: WebhookError.tooManyEndpoints(limit: 2)) { try await world.addEndpoint() }
        try await world.addEndpoint(owner: WebhookWorld.other)
        try await world.database.write { [service = world.service] in
            try service.endpoints.delete(second, for: nil, in: $0)
        }
        try await world.addEndpoint()
        await world.database.close()
    }

    @Test func `an endpoint takes the secret it already has, and no bad one`() async throws {
        let world = try await WebhookWorld.make()
        let (_, secret) = try await world.addEndpoint { $0.secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }
        #expect(secret.reveal() == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        var draft = EndpointDraft(url: WebhookWorld.url)
        draft.secret = "whsec_c2hvcnQ="
        #expect(
            try await Self.faults(draft, in: world) == ["secret is not whsec_ and 24 to 64 bytes in base64"]
        )
        await world.database.close()
    }

    @Test func `rotation signs with both until the old secret expires`() async throws {
        let world = try await WebhookWorld.make()
        let (id, old) = try await world.addEndpoint()
        let service = world.service
        let rotated = try await world.database.write {
            try service.endpoints.rotateSecret(of: id, overlap: hour, for: nil, in: $0)
        }
        let new = try #require(EndpointSecret(rotated.secret))
        #expect(new != old)
        try await world.running {
            try await world.append()
            let first = try #require(await world.transport.next().first)
            world.advance(hour)
            try await world.append()
            let second = try #require(await world.transport.next().first)
            #expect(first.header("webhook-signature")?.split(separator: " ").count == 2)
            #expect(try Self.isSigned(first, by: [new, old]))
            #expect(try Self.isSigned(second, by: [new]))
        }
        await world.database.close()
    }

    @Test func `a secret that still signs is not lost by a second rotation, unless that is wanted`() async throws {
        let world = try await WebhookWorld.make()
        let (id, old) = try await world.addEndpoint()
        let endpoints = world.service.endpoints
        func rotate(replacing: Bool = false) async throws -> EndpointSecret {
            let answer = try await world.database.write {
                try endpoints.rotateSecret(of: id, overlap: hour, replacesPrevious: replacing, for: nil, in: $0)
            }
            return try #require(EndpointSecret(answer.secret))
        }
        let second = try await rotate()
        let until = world.time.now.adding(milliseconds: hour)
        await #expect(throws: WebhookError.secretJustReplaced(until: until)) { _ = try await rotate() }
        try await world.running {
            try await world.append()
            #expect(try Self.isSigned(try #require(await world.transport.next().first), by: [second, old]))
            let third = try await rotate(replacing: true)
            try await world.append()
            #expect(try Self.isSigned(try #require(await world.transport.next().first), by: [third, second]))
        }
        world.advance(hour)
        _ = try await rotate()
        await world.database.close()
    }

    /// Whether the request is signed by these secrets in this order, and nothing else.
    static func isSigned(_ request: HTTPRequest, by secrets: [EndpointSecret]) throws -> Bool {
        let id = try #require(request.header("webhook-id"))
        let timestamp = try #require(Int64(request.header("webhook-timestamp") ?? ""))
        let expected = WebhookSignature.headers(id: id, timestamp: timestamp, body: request.body, secrets: secrets)
        return request.header("webhook-signature") == expected[2].value
    }

    @Test func `a deleted endpoint leaves no secret, sends nothing, and discards what is left`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        try await world.append()
        try await world.database.write { [service = world.service] in
            try service.endpoints.delete(id, for: nil, in: $0)
        }
        try await world.append()
        try await world.running {
            try await world.wait("SELECT count(*) FROM delivery WHERE state = 'discarded'", toBe: 1)
        }
        #expect(world.transport.requests.isEmpty)
        let secrets = try await world.database.read { snapshot in
            try snapshot.integer("SELECT count(*) FROM endpoint WHERE length(secret) > 0 OR headers <> ''")
        }
        #expect(secrets == 0)
        await #expect(throws: WebhookError.self) { try await world.endpoint(id) }
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `a test goes to one endpoint once, whatever it wants and whether it is on`() async throws {
        let world = try await WebhookWorld.make()
        let (id, secret) = try await world.addEndpoint { $0.events = ["order.*"] }
        try await world.addEndpoint("https://other.example")
        let service = world.service
        _ = try await world.database.write { try service.endpoints.disable(id, for: nil, in: $0) }
        world.transport.script(WebhookWorld.url, .answer(500), .answer(200))
        try await world.running {
            for state in ["failed", "delivered"] {
                let delivery = try await world.database.write { try service.endpoints.test(id, for: nil, in: $0) }
                #expect(delivery.state == "pending" && delivery.eventType == "endpoint.tested")
                let tests = try await world.wait(id) { $0.last?.id == delivery.id && $0.last?.endedAt != nil }
                #expect(tests.last?.state == state && tests.last?.attempts == 1)
            }
        }
        #expect(world.transport.requests.map(\.url) == [WebhookWorld.url, WebhookWorld.url])
        #expect(try Self.isSigned(try #require(world.transport.requests.first), by: [secret]))
        #expect(world.runner.statistics.dead == 0)
        let view = try await world.endpoint(id)
        #expect(!view.isEnabled && view.failingSince == nil)
        await world.database.close()
    }

    @Test(arguments: [
        ("plain", "\"plain\""), ("a\"b\\c", #""a\"b\\c""#), ("\u{1}\n", #""\u0001\u000a""#), ("ä🙂", "\"ä🙂\""),
    ])
    func `texts in bodies are JSON`(text: String, quoted: String) { #expect(OwnEvent.quoted(text) == quoted) }
}
