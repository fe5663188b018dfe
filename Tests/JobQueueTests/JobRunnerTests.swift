import JobQueue
import Storage
import Synchronization
import TestSupport
import Testing

/// The runner on a real database.
@Suite(.timeLimit(.minutes(1))) struct JobRunnerTests {
    /// A handler inside the transaction that writes its payload down, as the journal does.
    private static func effect(_ journal: Journal) -> JobHandler {
        JobHandler(
            kind: "work",
            work: .insideTransaction { job, transaction in
                try transaction.run("INSERT INTO effect(what) VALUES(?1)", job.payload)
                journal.note(job.payload)
                return .done
            }
        )
    }

    @Test func `a job inside the database takes effect once and is gone`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in [Self.effect(journal)] }
        try await world.running {
            for number in 1...300 { try await world.add("\(number)") }
            _ = await journal.first(300)
        }
        #expect(try await world.effects() == (1...300).map(String.init))
        #expect(try await world.jobs().isEmpty)
        #expect(world.runner.statistics.done == 300)
        await world.database.close()
    }

    @Test func `priorities run first, then the order of their moments`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in [Self.effect(journal)] }
        try await world.add("c") { $0.priority = 1 }
        try await world.add("d") { $0.priority = 1 }
        try await world.add("a") { $0.priority = -1 }
        try await world.add("b")
        let order = try await world.running { await journal.first(4) }
        #expect(order == ["a", "b", "c", "d"])
        await world.database.close()
    }

    @Test func `a failing handler leaves no effect and is tried again later`() async throws {
        struct Broken: Error {}
        let journal = Journal()
        let attempts = Mutex(0)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { job, transaction in
                        try transaction.run("INSERT INTO effect(what) VALUES(?1)", job.payload)
                        let attempt = attempts.withLock {
                            $0 += 1; return $0
                        }
                        journal.note("attempt \(attempt) after \(job.failures)")
                        if attempt < 3 { throw Broken() }
                        return .done
                    }
                )
            ]
        }
        try await world.running {
            try await world.add("x")
            for expected in ["attempt 1 after 0", "attempt 2 after 1", "attempt 3 after 2"] {
                #expect(await journal.first(1) == [expected])
                // The attempt ends in the transaction it is made in: the clock moves once that is over.
                try await world.database.write { _ in }
                world.time.advance(milliseconds: 1_000_000)
                world.runner.wake()
            }
        }
        #expect(try await world.effects() == ["x"])
        await world.database.close()
    }

    @Test func `a job that fails too often is set aside, with its error, and can be redriven`() async throws {
        let journal = Journal()
        let isMended = Mutex(false)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { _, _ in
                        journal.note("run")
                        return isMended.withLock { $0 } ? .done : .failed(error: "no luck", retryAt: 0)
                    }
                )
            ]
        }
        try await world.running {
            try await world.add("x") {
                $0.maximumFailures = 3; $0.uniqueKey = "u"
            }
            _ = await journal.first(3)
        }
        let dead = try #require(try await world.finished(.dead).first)
        #expect((dead.payload, dead.failures, dead.lastError) == ("x", 3, "no luck"))
        #expect(try await world.jobs().isEmpty)

        isMended.withLock { $0 = true }
        #expect(try await world.database.write { try world.queue.redrive(dead.id, in: $0) })
        #expect(try await world.jobs() == ["x ready"])
        #expect(try await world.database.write { try world.queue.redrive(dead.id, in: $0) } == false)
        await world.database.close()
    }

    @Test func `an error that cannot be retried sets the job aside at once`() async throws {
        struct Hopeless: RetryableError { let mayRetry = false }
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { _, _ in
                        journal.note("run")
                        throw Hopeless()
                    }
                )
            ]
        }
        try await world.running {
            try await world.add("x")
            _ = await journal.first(1)
        }
        #expect(try await world.finished(.dead).map(\.payload) == ["x"])
        await world.database.close()
    }

    @Test func `an unknown kind is kept and tried again, never thrown away`() async throws {
        let world = try await QueueWorld.make()
        try await world.running {
            try await world.add("x", kind: "from a newer version")
            while try await world.jobs() != ["x scheduled"] { await Task.yield() }
        }
        #expect(world.runner.statistics.failed == 1)
        await world.database.close()
    }

    @Test func `jobs of a partition run one after the other, also when one dies`() async throws {
        let journal = Journal()
        let running = Mutex(0)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        #expect(
                            running.withLock {
                                $0 += 1; return $0
                            } == 1
                        )
                        await Task.yield()
                        journal.note(job.payload)
                        running.withLock { $0 -= 1 }
                        return { _ in job.payload == "2" ? .dead(error: "set aside") : .done }
                    }
                )
            ]
        }
        let outside = world.outside
        try await world.running {
            for number in 1...20 {
                try await world.add("\(number)", to: outside, kind: "send") { $0.partitionKey = "p" }
            }
            #expect(await journal.first(20) == (1...20).map(String.init))
        }
        await world.database.close()
    }

    @Test func `a recurring job comes by the clock, and missed turns become one`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "tick",
                    work: .insideTransaction { job, _ in
                        journal.note(job.payload); return .done
                    }
                )
            ]
        }
        let (queue, inside) = (world.queue, world.inside)
        let ticks = RecurringJob(name: "hourly", queue: inside, kind: "tick", every: 3_600_000)
        try await world.database.write { try queue.setRecurring([ticks], in: $0) }
        try await world.running {
            world.time.advance(milliseconds: 3_600_000)
            world.runner.wake()
            #expect(await journal.first(1) == ["hourly"])
            world.time.advance(milliseconds: 50 * 3_600_000)
            world.runner.wake()
            #expect(await journal.first(1) == ["hourly"])
        }
        #expect(journal.all.count == 2)
        await world.database.close()
    }

    @Test func `more and snoozed are not failures`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { job, _ in
                        journal.note("claim \(job.claim) failures \(job.failures)")
                        switch job.claim {
                        case 1: return .more
                        case 2: return .snoozed(until: 0)
                        default: return .done
                        }
                    }
                )
            ]
        }
        let seen = try await world.running {
            try await world.add("x") { $0.maximumFailures = 1 }
            return await journal.first(3)
        }
        #expect(seen == ["claim 1 failures 0", "claim 2 failures 0", "claim 3 failures 0"])
        await world.database.close()
    }

    @Test func `finished jobs are kept where the queue says so, and pruned in slices`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in [Self.effect(journal)] }
        let (queue, settings) = (world.queue, QueueSettings(lane: .insideTransaction, keepsFinished: true))
        _ = try await world.database.write { try queue.queue(named: "inside", settings: settings, in: $0) }
        try await world.running {
            for number in 1...25 { try await world.add("\(number)") }
            _ = await journal.first(25)
        }
        #expect(try await world.finished(.done).count == 25)
        let later = world.now + 1
        let pruned = try await world.database.write { transaction in
            try [1, 2, 3].map { _ in try queue.prune(.done, before: later, limit: 10, in: transaction) }
        }
        #expect(pruned == [10, 10, 5])
        await world.database.close()
    }
}
