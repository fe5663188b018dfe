import Domain
import JobQueue
import Storage
import TestSupport
import Testing

@testable import Webhooks

/// Deliveries from the event to the answer, through the job runner.
@Suite(.timeLimit(.minutes(1))) struct DeliveryTests {
    @Test func `an event is posted as it was written, signed, and recorded with its answer`() async throws {
        let world = try await WebhookWorld.make()
        let (id, secret) = try await world.addEndpoint { $0.headers = ["Authorization": "Bearer: x"] }
        let body = #"{"type":"license.released","data":"ä"}"#
        world.transport.script(WebhookWorld.url, .answer(202, body: String(repeating: "y", count: 5_000)))
        let event = try await world.append(body: body)
        let delivery = try await world.running {
            try await world.waitForFirst(id) { $0.state == "delivered" }
        }
        let request = try #require(world.transport.requests.first)
        #expect(request.body == Array(body.utf8))
        #expect(request.header("webhook-id") == event.description)
        #expect(request.header("webhook-timestamp") == String(world.time.now.milliseconds / 1_000))
        #expect(request.header("content-type") == "application/json")
        #expect(request.header("holdfast-attempt") == "1")
        #expect(request.header("Authorization") == "Bearer: x")
        #expect(try EndpointTests.isSigned(request, by: [secret]))
        #expect((delivery.attempts, delivery.lastStatus, delivery.lastFailure) == (1, 202, nil))
        let attempt = try #require(try await world.attempts(delivery).first)
        #expect(attempt.response == String(repeating: "y", count: 4_096))
        #expect((attempt.number, attempt.remoteAddress, attempt.total) == (1, "192.0.2.1:443", 5))
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test func `a failing delivery follows the schedule with one id and new timestamps, then is set aside`()
        async throws
    {
        let world = try await WebhookWorld.make()
        let (id, secret) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .answer(500, body: "no"))
        let event = try await world.append()
        let schedule = DeliveryPolicy.standard.schedule
        try await world.running {
            for number in 1...10 {
                let deliveries = try await world.wait(id) { $0.first?.attempts == number }
                let delivery = try #require(deliveries.first)
                guard number < 10 else {
                    #expect(delivery.state == "failed" && delivery.nextAttemptAt == nil)
                    break
                }
                #expect(delivery.state == "pending" && delivery.lastStatus == 500)
                let step = schedule[number]
                let next = Timestamp(milliseconds: world.time.now.milliseconds + step + step / 5)
                #expect(try #require(delivery.nextAttemptAt) <= next.description)
                #expect(
                    try #require(delivery.nextAttemptAt) > world.time.now.adding(milliseconds: step * 3 / 5).description
                )
                world.advance(step + step / 5)
            }
            // The job is set aside in the commit that ends the delivery, and counted after it.
            while world.runner.statistics.dead == 0 { await Task.yield() }
        }
        let requests = world.transport.requests
        #expect(requests.count == 10)
        let (timestamps, numbers) = (
            requests.compactMap { $0.header("webhook-timestamp") },
            requests.compactMap { $0.header("holdfast-attempt") }
        )
        #expect(Set(world.transport.postedIDs) == [event.description])
        #expect(Set(timestamps).count == 10)
        #expect(numbers == (1...10).map(String.init))
        for request in requests { #expect(try EndpointTests.isSigned(request, by: [secret])) }
        let delivery = try #require(try await world.deliveries(id, .failed).first)
        #expect(try await world.attempts(delivery).map(\.response) == Array(repeating: "no", count: 10))
        let dead = try await world.database.read { try JobQueue.finished(.dead, limit: 9, in: $0) }
        #expect(dead.map(\.lastError) == ["the answer was 500"])
        // Three days of failures are not five.
        #expect(try await world.endpoint(id).isEnabled)
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }

    @Test(arguments: [
        (ScriptedTransport.Step.answer(302), "the answer was 302, and redirects are not followed"),
        (.answer(404), "the answer was 404"),
        (.fail(.blockedAddress("10.0.0.1")), "the address must not be dialled: 10.0.0.1"),
        (.fail(.timedOut("after 20 s")), "it took too long: after 20 s"),
        (.fail(.tls("expired")), "TLS failed: expired"),
    ])
    func `a failure is recorded in words and retried`(step: ScriptedTransport.Step, words: String) async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, step, .answer(200))
        try await world.append()
        try await world.running {
            let delivery = try await world.waitForFirst(id) { $0.attempts == 1 }
            #expect(delivery.state == "pending")
            #expect(try await world.endpoint(id).failingSince != nil)
            world.advance(6 * second)
            _ = try await world.wait(id) { $0.first?.state == "delivered" }
        }
        let error = try await world.database.read {
            try $0.first("SELECT failure FROM delivery_attempt", transform: { $0.optionalText(0) })
        }
        if case .fail = step { #expect(error == words) }
        #expect(try await world.endpoint(id).failingSince == nil)
        await world.database.close()
    }

    @Test func `a stale connection costs no attempt of the schedule: it is repeated at once over a fresh one`()
        async throws
    {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .fail(.connectionBroken("reset", afterReuse: true)), .answer(200))
        try await world.append()
        let delivery = try await world.running {
            try await world.waitForFirst(id) { $0.state == "delivered" }
        }
        #expect(world.transport.requests.map(\.needsFreshConnection) == [false, true])
        #expect(world.runner.statistics.failed == 0)
        let attempts = try await world.attempts(delivery)
        #expect(attempts.map(\.number) == [1, 2])
        #expect(attempts.map(\.failure) == ["the connection broke (it was an older one): reset", nil])
        #expect(attempts.map(\.status) == [nil, 200])
        await world.database.close()
    }

    @Test func `only once: a connection that breaks again waits for the schedule`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .fail(.connectionBroken("reset", afterReuse: true)))
        try await world.append()
        let delivery = try await world.running {
            try await world.waitForFirst(id) { $0.attempts == 2 }
        }
        #expect(delivery.state == "pending" && world.transport.requests.count == 2)
        await world.database.close()
    }

    @Test func `a failure of our own is put off and counts for nothing`() async throws {
        let world = try await WebhookWorld.make { $0.policy = DeliveryPolicy(schedule: [0]) }
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .fail(.ours("no file descriptors")), .answer(200))
        try await world.append()
        try await world.running {
            _ = try await world.wait(id) { $0.first?.attempts == 1 }
            #expect(try await world.endpoint(id).failingSince == nil)
            world.advance(36 * second)
            _ = try await world.wait(id) { $0.first?.state == "delivered" }
        }
        await world.database.close()
    }

    @Test func `a URL that cannot be used any more fails at once`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint()
        world.transport.script(WebhookWorld.url, .fail(.invalidURL("no host")))
        try await world.append()
        try await world.running { _ = try await world.wait(id) { $0.first?.state == "failed" } }
        #expect(world.transport.requests.count == 1)
        await world.database.close()
    }

    @Test func `a hanging endpoint delays nobody else, and is throttled until it answers`() async throws {
        let world = try await WebhookWorld.make()
        let slow = "https://slow.example"
        let (hanging, _) = try await world.addEndpoint(slow) { $0.maximumConcurrency = 2 }
        let (quick, _) = try await world.addEndpoint()
        world.transport.script(slow, .hang)
        try await world.running {
            for _ in 1...50 { try await world.append() }
            let delivered = try await world.wait(quick) { $0.allSatisfy { $0.state == "delivered" } }
            #expect(delivered.count == 50)
            #expect(world.transport.requests(to: slow).count == 2)
            world.transport.script(slow, .answer(200))
            world.transport.release(slow)
            _ = try await world.wait(hanging) { $0.allSatisfy { $0.state == "delivered" } }
        }
        await world.database.close()
    }

    @Test func `an endpoint that runs into timeouts gets one request at a time until one succeeds`() async throws {
        let world = try await WebhookWorld.make()
        let (id, _) = try await world.addEndpoint { $0.maximumConcurrency = 4 }
        let running = { world.runner.statistics.running.values.reduce(0, +) }
        world.transport.script(WebhookWorld.url, .hang, .hang, .hang, .fail(.timedOut("after 20 s")), .hang)
        try await world.running {
            for _ in 1...8 { try await world.append() }
            _ = await world.transport.next(4)
            while running() != 3 { await Task.yield() }
            #expect(try await world.endpoint(id).isThrottled)

            // Failures that are no timeouts leave it throttled; all slots but one are given up.
            world.transport.release(WebhookWorld.url, status: 500)
            _ = await world.transport.next()
            while running() != 1 { await Task.yield() }
            #expect(world.transport.requests.count == 5)

            world.transport.script(WebhookWorld.url, .answer(200))
            world.transport.release(WebhookWorld.url)
            world.advance(6 * second)
            _ = try await world.wait(id) { $0.allSatisfy { $0.state == "delivered" } }
        }
        #expect(try await !world.endpoint(id).isThrottled)
        #expect(try await world.count("SELECT maximum_running FROM queue WHERE lane = 1") == 4)
        await world.database.close()
    }

    @Test func `an answer that a crash kept from being recorded is asked for again with the same id`() async throws {
        let directory = try TemporaryDirectory()
        let world = try await WebhookWorld.make(in: directory)
        let (id, _) = try await world.addEndpoint()
        let event = try await world.append()
        // What a process leaves behind that dies between the answer and the commit: a claimed job.
        try await world.database.write { transaction in
            try transaction.run("UPDATE job SET state = 1, claims = 1, lease_until = 1")
        }
        #expect(try await world.runner.rescueOrphans() == JobQueue.Rescue(rescued: 1))
        try await world.running { _ = try await world.wait(id) { $0.first?.state == "delivered" } }
        #expect(world.transport.postedIDs == [event.description])
        #expect(try await world.faults().isEmpty)
        await world.database.close()
    }
}
