internal import ArgumentParser
internal import Storage

/// Group commit: so many callers, each writing one row at a time and waiting until it is durable.
struct StorageBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "storage", abstract: "Durable writes by many callers.")

    @Argument(help: "An empty directory on the disk to be measured.") var directory: String
    @Argument(help: "How many callers write at once.") var callers: Int
    @Argument(help: "For how many seconds.") var seconds: Int

    func run() async throws {
        let schema = Migration(
            component: "bench",
            version: 1,
            name: "notes",
            sql: "CREATE TABLE note(id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT"
        )
        let state = try StateDirectory(path: directory)
        let database = try await Database.open(.init(directory: state), migrations: [schema], now: 0)
        let measurement = Measurement()
        let next = Counter()
        let body = [UInt8](repeating: 120, count: 300)
        let start = ContinuousClock.now
        let end = start + .seconds(seconds)
        try await withThrowingTaskGroup { group in
            for _ in 0..<callers {
                group.addTask {
                    while ContinuousClock.now < end {
                        let id = next.add(1)
                        try await measurement.time {
                            try await database.write { transaction in
                                try transaction.run("INSERT INTO note(id, body) VALUES(?1, ?2)", id, body)
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        print(measurement.line(count: next.current, in: ContinuousClock.now - start))
        await database.close()
    }
}
