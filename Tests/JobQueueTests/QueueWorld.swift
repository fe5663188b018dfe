import Domain
import JobQueue
import Logging
import Storage
import Synchronization
import TestSupport

/// A queue on a real database, with a clock that the test moves.
struct QueueWorld {
    let directory: TemporaryDirectory
    let database: Database
    let time: ManualTime
    let ids: IdentifierGenerator
    let runner: JobRunner
    let inside: QueueID
    let outside: QueueID

    var queue: JobQueue { runner.jobQueue }
    var now: Int64 { time.now.milliseconds }

    /// Effects of jobs that lie in the database.
    private static let effects = Migration(
        component: "test",
        version: 1,
        name: "effects",
        sql: "CREATE TABLE effect(id INTEGER PRIMARY KEY AUTOINCREMENT, what TEXT NOT NULL) STRICT"
    )

    static func make(
        in directory: TemporaryDirectory? = nil,
        time: ManualTime = ManualTime(),
        outsideSettings: QueueSettings = QueueSettings(lane: .outside, maximumRunning: 4),
        handlers: (JobQueue) -> [JobHandler] = { _ in [] }
    ) async throws -> QueueWorld {
        let directory = try directory ?? TemporaryDirectory()
        let configuration = DatabaseConfiguration(directory: try StateDirectory(path: directory.path))
        let migrations = JobQueueSchema.migrations + [effects]
        let database = try await Database.open(configuration, migrations: migrations, now: time.now.milliseconds)
        let floor = try await database.read { try $0.integer("SELECT max(id) FROM job") } ?? 0
        let ids = IdentifierGenerator(time: time, floor: floor)
        let random = SeededRandom(seed: 1)
        let runner = JobRunner(
            database: database,
            now: { time.now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { random.next() },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            handlers: handlers
        )
        let queue = runner.jobQueue
        let (inside, outside) = try await database.write { transaction in
            (
                try queue.queue(named: "inside", settings: .init(lane: .insideTransaction), in: transaction),
                try queue.queue(named: "outside", settings: outsideSettings, in: transaction)
            )
        }
        return QueueWorld(
            directory: directory,
            database: database,
            time: time,
            ids: ids,
            runner: runner,
            inside: inside,
            outside: outside
        )
    }

    @discardableResult
    func add(
        _ payload: String,
        to queue: QueueID? = nil,
        kind: String = "work",
        change: @Sendable (inout NewJob) -> Void = { _ in }
    ) async throws -> Int64? {
        var job = NewJob(queue: queue ?? inside, kind: kind, payload: payload)
        change(&job)
        let added = job
        return try await database.write { try self.queue.enqueue(added, in: $0) }
    }

    /// The queue's jobs as `payload state`, in the order in which they were added.
    func jobs() async throws -> [String] {
        try await database.read { snapshot in
            try snapshot.all("SELECT payload, state FROM job ORDER BY id") { row in
                let state = JobState(rawValue: row.int(1)).map { "\($0)" } ?? "?"
                return "\(String(decoding: row.bytes(0), as: UTF8.self)) \(state)"
            }
        }
    }

    func effects() async throws -> [String] {
        try await database.read { try $0.all("SELECT what FROM effect ORDER BY id") { $0.text(0) } }
    }

    func finished(_ ending: JobEnding) async throws -> [JobSummary] {
        try await database.read { try JobQueue.finished(ending, limit: 100, in: $0) }
    }

    /// Runs the runner until the body has returned, then lets it drain.
    func running<Result>(_ body: () async throws -> Result) async throws -> Result {
        async let run: Void = runner.run()
        let result: Result
        do {
            result = try await body()
        } catch {
            runner.stop()
            try await run
            throw error
        }
        runner.stop()
        try await run
        return result
    }
}

/// A stream of what handlers did, for tests to wait on.
final class Journal: Sendable {
    private let stream: AsyncStream<String>
    private let continuation: AsyncStream<String>.Continuation
    private let entries = Mutex<[String]>([])

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func note(_ entry: String) {
        entries.withLock { $0.append(entry) }
        continuation.yield(entry)
    }

    var all: [String] { entries.withLock { $0 } }

    /// Waits until so many entries have come, and returns them.
    func first(_ count: Int) async -> [String] {
        var seen: [String] = []
        for await entry in stream {
            seen.append(entry)
            if seen.count == count { break }
        }
        return seen
    }
}
