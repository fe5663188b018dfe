internal import ArgumentParser
internal import Domain
internal import JobQueue
internal import Logging
internal import Storage

/// The job queue: jobs whose effect lies in the database, claimed, run and finished by the runner.
struct QueueBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "queue", abstract: "Claim and finish jobs.")

    @Argument(help: "An empty directory on the disk to be measured.") var directory: String
    @Argument(help: "How many jobs.") var jobs: Int

    func run() async throws {
        let state = try StateDirectory(path: directory)
        let database = try await Database.open(.init(directory: state), migrations: JobQueueSchema.migrations, now: 0)
        let ids = IdentifierGenerator(time: SystemTime())
        let left = Counter(jobs)
        let (ended, end) = AsyncStream<Void>.makeStream()
        let runner = JobRunner(
            database: database,
            now: { SystemTime().now.milliseconds },
            nextID: { ids.nextNumber() },
            random: { 0 },
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() },
            handlers: { _ in
                [
                    JobHandler(
                        kind: "nothing",
                        work: .insideTransaction { _, _ in
                            if left.add(-1) == 0 { end.finish() }
                            return .done
                        }
                    )
                ]
            }
        )
        try await enqueue(to: runner, database)
        let start = ContinuousClock.now
        async let running: Void = runner.run()
        for await _ in ended {}
        runner.stop()
        try await running
        print(Measurement().line(count: jobs, in: ContinuousClock.now - start))
        await database.close()
    }

    private func enqueue(to runner: JobRunner, _ database: Database) async throws {
        let queue = try await database.write { transaction in
            try runner.jobQueue.queue(named: "bench", settings: .init(lane: .insideTransaction), in: transaction)
        }
        let payload = String(repeating: "x", count: 300)
        for start in stride(from: 0, to: jobs, by: 1_000) {
            try await database.write { [jobs] transaction in
                for _ in start..<min(start + 1_000, jobs) {
                    try runner.jobQueue.enqueue(
                        NewJob(queue: queue, kind: "nothing", payload: payload),
                        in: transaction
                    )
                }
            }
        }
    }
}
