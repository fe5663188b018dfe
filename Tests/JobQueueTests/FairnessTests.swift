import Storage
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

/// Nobody waits for ever: not behind busy queues, and not for a clock that stood wrong.
@Suite(.timeLimit(.minutes(1))) struct FairnessTests {
    @Test func `when every place is taken, a free one goes to the queue whose turn it is`() async throws {
        let journal = Journal()
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let (one, releaseOne) = AsyncStream.makeStream(of: Void.self)
        let settings = QueueSettings(lane: .outside, maximumRunning: 5_000)
        let world = try await QueueWorld.make(outsideSettings: settings) { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        journal.note(job.payload == "other" ? "other" : "busy")
                        if job.payload == "1" { for await _ in one {} } else { for await _ in hold {} }
                        return { _ in .done }
                    }
                )
            ]
        }
        let (queue, busy) = (world.queue, world.outside)
        let other = try await world.database.write { transaction in
            for number in 1...1_100 {
                try queue.enqueue(NewJob(queue: busy, kind: "send", payload: "\(number)"), in: transaction)
            }
            return try queue.queue(named: "other", settings: .init(lane: .outside), in: transaction)
        }
        try await world.running {
            _ = await journal.first(OutsideLane.maximumRunning)
            try await world.add("other", to: other, kind: "send")
            releaseOne.finish()
            #expect(await journal.first(1) == ["other"])
            release.finish()
        }
        await world.database.close()
    }

    @Test func `retries put off by a clock that stood in the future come back within a day`() async throws {
        let day: Int64 = 86_400_000
        let world = try await QueueWorld.make { _ in [] }
        let (start, queue, inside) = (world.now, world.queue, world.inside)
        let ticks = RecurringJob(name: "hourly", queue: inside, kind: "tick", every: 3_600_000)
        try await world.running {
            world.time.advance(milliseconds: 1_000 * day)
            try await world.add("wish", kind: "nothing") { $0.runAt = start + 2_000 * day }
            try await world.add("failed", kind: "nothing")
            try await world.database.write { try queue.setRecurring([ticks], in: $0) }
            world.runner.wake()
            while try await world.jobs() != ["wish scheduled", "failed scheduled"] { await Task.yield() }
            world.time.advance(milliseconds: -1_000 * day)
            world.runner.wake()
            while try await world.moment(of: "failed") > start + day { await Task.yield() }
        }
        #expect(try await world.moment(of: "failed") == start + day)
        #expect(try await world.moment(of: "wish") == start + 2_000 * day)
        let tick = try await world.database.read { try $0.integer("SELECT next_at FROM recurring_job") }
        #expect(tick == start + 3_600_000)
        await world.database.close()
    }
}

extension QueueWorld {
    fileprivate func moment(of payload: String) async throws -> Int64 {
        try await database.read {
            try $0.integer("SELECT run_at FROM job WHERE payload = ?1", Array(payload.utf8)) ?? 0
        }
    }
}
