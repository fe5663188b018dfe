import Storage
import Synchronization
import TestSupport
import Testing

@testable import JobQueue

/// What happens, and what is told, when work does not move.
@Suite(.timeLimit(.minutes(1))) struct StandstillTests {
    private static func throwing(_ error: StorageError, _ journal: Journal) -> [JobHandler] {
        [
            JobHandler(
                kind: "work",
                work: .insideTransaction { _, _ in
                    journal.note("run")
                    throw error
                }
            ),
            JobHandler(kind: "send", work: .outside { _ in { _ in throw error } }),
        ]
    }

    @Test(arguments: [StorageError.fatal("damaged"), .unknownOutcome("disk I/O error")], ["work", "send"])
    func `an error of the database ends both lanes and no job`(error: StorageError, kind: String) async throws {
        let world = try await QueueWorld.make { _ in Self.throwing(error, Journal()) }
        try await world.add("x", to: kind == "work" ? world.inside : world.outside, kind: kind)
        // Nobody calls `stop`: that one lane ends is enough.
        let thrown = await #expect(throws: StorageError.self) { try await world.runner.run() }
        #expect(thrown == error)
        #expect(try await world.jobs() == ["x running"])
        #expect(try await world.finished(.dead).isEmpty)
        await world.database.close()
    }

    @Test func `a runner whose task is cancelled ends`() async throws {
        let journal = Journal()
        let world = try await QueueWorld.make { _ in [] }
        await withThrowingTaskGroup { group in
            group.addTask {
                defer { journal.note("ended") }
                try await world.runner.run()
            }
            while world.runner.statistics.lastPass == 0 { await Task.yield() }
            group.cancelAll()
            #expect(await journal.first(1) == ["ended"])
        }
        await world.database.close()
    }

    @Test func `both lanes leave a mark of their own`() async throws {
        let world = try await QueueWorld.make { _ in [] }
        try await world.running {
            while world.runner.statistics.lastPass == 0 { await Task.yield() }
        }
        var statistics = world.runner.statistics
        #expect(statistics.insidePass == world.now && statistics.outsidePass == world.now)
        (statistics.insidePass, statistics.outsidePass) = (50, 20)
        #expect(statistics.lastPass == 20)
        await world.database.close()
    }

    static let queues:
        [(name: String, change: @Sendable (inout JobRunnerStatistics, inout QueueOverview) -> Void, Int64?)] = [
            ("inside, nothing ended", { _, _ in }, 100),
            ("inside, a run ended since", { statistics, _ in statistics.insideEndedAt = 500 }, 500),
            ("inside, only the other lane moves", { statistics, _ in statistics.outsideEndedAt = 500 }, 100),
            ("nothing ready", { _, queue in queue.oldestReadyAt = nil }, nil),
            ("outside, a place free", { _, queue in queue.lane = .outside }, 100),
            (
                "outside, a run ended since",
                { statistics, queue in (queue.lane, statistics.outsideEndedAt) = (.outside, 500) }, 500
            ),
            (
                "outside, a slow receiver",
                { statistics, queue in (queue.lane, statistics.running) = (.outside, [queue.id: 4]) }, nil
            ),
            (
                "outside, handlers that hang",
                { statistics, queue in
                    (queue.lane, statistics.running, statistics.overstayed) = (.outside, [queue.id: 4], 1)
                }, 100
            ),
            (
                "outside, every place taken by slow receivers",
                { statistics, queue in
                    (queue.lane, statistics.running) = (.outside, [QueueID(rawValue: 9): OutsideLane.maximumRunning])
                }, nil
            ),
            ("outside, a rate limit", { _, queue in (queue.lane, queue.isRateLimited) = (.outside, true) }, nil),
        ]

    @Test(arguments: queues.indices)
    func `tells standing still from being slow`(index: Int) {
        let (name, change, expected) = Self.queues[index]
        var (statistics, queue) = (
            JobRunnerStatistics(), QueueOverview(id: QueueID(rawValue: 1), name: "q", isPaused: false)
        )
        (queue.oldestReadyAt, queue.maximumRunning) = (100, 4)
        change(&statistics, &queue)
        #expect(statistics.standsStillSince([queue]) == expected, "\(name)")
        let paused = QueueOverview(id: queue.id, name: "q", isPaused: true)
        #expect(statistics.standsStillSince([paused]) == nil)
    }

    @Test func `a handler beyond its lease is counted until it ends`() async throws {
        let journal = Journal()
        let (hold, release) = AsyncStream.makeStream(of: Void.self)
        let world = try await QueueWorld.make { _ in
            [
                JobHandler(
                    kind: "send",
                    lease: 1_000,
                    work: .outside { _ in
                        journal.note("run")
                        for await _ in hold {}
                        return { _ in .done }
                    }
                )
            ]
        }
        try await world.add("x", to: world.outside, kind: "send")
        try await world.running {
            _ = await journal.first(1)
            world.time.advance(milliseconds: 2_000)
            while world.runner.statistics.overstayed == 0 {
                world.runner.wake()
                await Task.yield()
            }
            release.finish()
            while world.runner.statistics.overstayed > 0 { await Task.yield() }
        }
        #expect(world.runner.statistics.lost >= 1)
        await world.database.close()
    }

    @Test func `only the work of this program that is not paused is a backlog`() async throws {
        let world = try await QueueWorld.make()
        let (queue, inside, outside) = (world.queue, world.inside, world.outside)
        for number in 1...3 { try await world.add("\(number)", to: outside, kind: "send") }
        #expect(try await world.database.read { try JobQueue.hasBacklog(moreThan: 0, in: $0) } == false)
        for number in 1...3 { try await world.add("\(number)") }
        #expect(try await world.database.read { try JobQueue.hasBacklog(moreThan: 2, in: $0) })
        #expect(try await world.database.read { try JobQueue.hasBacklog(moreThan: 3, in: $0) } == false)
        try await world.database.write { try queue.setPaused(true, queue: inside, in: $0) }
        #expect(try await world.database.read { try JobQueue.hasBacklog(moreThan: 0, in: $0) } == false)
        await world.database.close()
    }
}
