import JobQueue
import Storage
import Synchronization
import TestSupport
import Testing

/// Crashes, and results that come too late.
@Suite(.timeLimit(.minutes(1))) struct FencingTests {
    /// Makes everything that is ready running, as if a process had claimed it, and died.
    private func leaveOrphans(_ world: QueueWorld) async throws {
        try await world.database.write {
            try $0.run("UPDATE job SET state = 1, claims = claims + 1, lease_until = 0 WHERE state = 0")
        }
    }

    @Test func `orphans of a dead process are ready again at the start`() async throws {
        let world = try await QueueWorld.make()
        for number in 1...50 { try await world.add("\(number)") }
        try await leaveOrphans(world)
        #expect(try await world.runner.rescueOrphans() == .init(rescued: 50, setAside: 0))
        #expect(try await world.jobs().allSatisfy { $0.hasSuffix("ready") })
        await world.database.close()
    }

    @Test func `a job during which the process dies three times is set aside, others are not`() async throws {
        let journal = Journal()
        let handler = JobHandler(
            kind: "work",
            work: .insideTransaction { job, _ in
                journal.note(job.payload); return .done
            }
        )
        let world = try await QueueWorld.make { _ in [handler] }
        try await world.add("poison")
        for death in 1...3 {
            try await leaveOrphans(world)
            let rescue = try await world.runner.rescueOrphans()
            #expect(rescue == (death < 3 ? .init(rescued: 1, setAside: 0) : .init(rescued: 0, setAside: 1)))
        }
        let dead = try #require(try await world.finished(.dead).first)
        #expect(dead.lastError == "the process died 3 times while this job ran")
        // Jobs that were merely in the same batch as one that kills are forgiven once they have run.
        for number in 1...10 { try await world.add("\(number)") }
        try await leaveOrphans(world)
        #expect(try await world.runner.rescueOrphans().rescued == 10)
        try await world.running { _ = await journal.first(10) }
        #expect(Set(journal.all) == Set((1...10).map(String.init)))
        await world.database.close()
    }

    @Test func `a suspect is claimed alone`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { job, transaction in
                        let running = try transaction.snapshot.integer("SELECT count(*) FROM job WHERE state = 1") ?? 0
                        journal.note("\(job.payload) with \(running)")
                        return .done
                    }
                )
            ]
        }
        try await world.add("suspect")
        try await leaveOrphans(world)
        _ = try await world.runner.rescueOrphans()
        for number in 1...3 { try await world.add("\(number)") }
        let seen = try await world.running { await journal.first(4) }
        #expect(seen == ["suspect with 1", "1 with 3", "2 with 2", "3 with 1"])
        await world.database.close()
    }

    @Test func `a result whose claim was lost changes nothing and undoes its effect`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { job, transaction in
                        journal.note("claim \(job.claim)")
                        try transaction.run("INSERT INTO effect(what) VALUES(?1)", "claim \(job.claim)")
                        // Somebody else takes the job while this one has it.
                        if job.claim == 1 {
                            try transaction.run("UPDATE job SET claims = claims + 1 WHERE id = ?1", job.id)
                        }
                        return .done
                    }
                )
            ]
        }
        try await world.running {
            try await world.add("x")
            _ = await journal.first(1)
            while world.runner.statistics.lost == 0 { await Task.yield() }
        }
        #expect(try await world.effects().isEmpty)
        #expect(try await world.jobs() == ["x running"])
        await world.database.close()
    }

    @Test func `a handler that outlasts its lease loses the job to another run`() async throws {
        let journal = Journal()
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "send",
                    lease: 60_000,
                    work: .outside { job in
                        journal.note("claim \(job.claim)")
                        if job.claim == 1 { for await _ in hold {} }
                        return { transaction in
                            try transaction.run("INSERT INTO effect(what) VALUES(?1)", "claim \(job.claim)")
                            return .done
                        }
                    }
                )
            ]
        }
        let outside = world.outside
        try await world.running {
            try await world.add("x", to: outside, kind: "send")
            #expect(await journal.first(1) == ["claim 1"])
            // The lease ends, the failure's wait passes, and the job is claimed again.
            for _ in 1...2 {
                world.time.advance(milliseconds: 61_000)
                world.runner.wake()
                while try await world.jobs() == ["x running"], journal.all.count == 1 { await Task.yield() }
            }
            #expect(await journal.first(1) == ["claim 2"])
            while try await !world.jobs().isEmpty { await Task.yield() }
            release.finish()
            while world.runner.statistics.lost == 0 { await Task.yield() }
        }
        // What the first run did outside has happened and is recorded; the job itself ended once.
        #expect(try await world.effects() == ["claim 2", "claim 1"])
        #expect(world.runner.statistics.done == 1)
        await world.database.close()
    }

    @Test func `a stop lets the jobs in hand end and claims no more`() async throws {
        let journal = Journal()
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        journal.note(job.payload)
                        for await _ in hold {}
                        return { _ in .done }
                    }
                )
            ]
        }
        for number in 1...10 { try await world.add("\(number)", to: world.outside, kind: "send") }
        async let run: Void = world.runner.run()
        _ = await journal.first(4)
        world.runner.stop()
        release.finish()
        try await run
        #expect(world.runner.statistics.done == 4)
        #expect(try await world.jobs().count == 6)
        #expect(try await world.jobs().allSatisfy { $0.hasSuffix("ready") })
        await world.database.close()
    }
}
