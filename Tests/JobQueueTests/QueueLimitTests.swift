import JobQueue
import Storage
import Synchronization
import TestSupport
import Testing

/// What the settings of a queue do to its jobs.
@Suite(.timeLimit(.minutes(1))) struct QueueLimitTests {
    @Test func `a queue never has more running than its settings allow`() async throws {
        let journal = Journal()
        let peak = Mutex((now: 0, most: 0))
        let settings = QueueSettings(lane: .outside, maximumRunning: 3)
        let world = try await QueueWorld.make(outsideSettings: settings) { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        peak.withLock {
                            $0.now += 1; $0.most = max($0.most, $0.now)
                        }
                        for _ in 0..<20 { await Task.yield() }
                        peak.withLock { $0.now -= 1 }
                        journal.note(job.payload)
                        return { _ in .done }
                    }
                )
            ]
        }
        let outside = world.outside
        try await world.running {
            for number in 1...60 { try await world.add("\(number)", to: outside, kind: "send") }
            _ = await journal.first(60)
        }
        #expect((1...3).contains(peak.withLock { $0.most }))
        await world.database.close()
    }

    @Test func `a queue that hangs delays no other`() async throws {
        let journal = Journal()
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        if job.payload == "hang" { for await _ in hold {} }
                        journal.note(job.payload)
                        return { _ in .done }
                    }
                )
            ]
        }
        let (queue, slow) = (world.queue, world.outside)
        let fast = try await world.database.write {
            try queue.queue(named: "fast", settings: .init(lane: .outside, maximumRunning: 2), in: $0)
        }
        try await world.running {
            for _ in 1...10 { try await world.add("hang", to: slow, kind: "send") }
            for number in 1...50 { try await world.add("\(number)", to: fast, kind: "send") }
            #expect(Set(await journal.first(50)) == Set((1...50).map(String.init)))
            release.finish()
        }
        await world.database.close()
    }

    @Test func `a paused queue keeps its jobs until it is let go`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "work",
                    work: .insideTransaction { job, _ in
                        journal.note(job.payload)
                        return .done
                    }
                )
            ]
        }
        let (queue, inside) = (world.queue, world.inside)
        try await world.database.write { try queue.setPaused(true, queue: inside, in: $0) }
        try await world.running {
            try await world.add("a")
            world.runner.wake()
            #expect(try await world.jobs() == ["a ready"])
            try await world.database.write { try queue.setPaused(false, queue: inside, in: $0) }
            #expect(await journal.first(1) == ["a"])
        }
        await world.database.close()
    }

    @Test func `a rate limit spreads the jobs`() async throws {
        let journal = Journal()
        let settings = QueueSettings(lane: .outside, maximumRunning: 10, ratePerMinute: 6)
        let world = try await QueueWorld.make(outsideSettings: settings) { _ in
            [
                JobHandler(
                    kind: "send",
                    work: .outside { job in
                        journal.note(job.payload); return { _ in .done }
                    }
                )
            ]
        }
        let outside = world.outside
        try await world.running {
            for number in 1...8 { try await world.add("\(number)", to: outside, kind: "send") }
            // A burst of one minute's worth, then one every ten seconds.
            _ = await journal.first(6)
            while try await world.jobs() != ["7 ready", "8 ready"] { await Task.yield() }
            world.time.advance(milliseconds: 10_000)
            world.runner.wake()
            #expect(await journal.first(1) == ["7"])
        }
        #expect(journal.all.count == 7)
        await world.database.close()
    }
}
