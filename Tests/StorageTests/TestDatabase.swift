import Storage
import TestSupport

/// A database with two small tables, in a directory of its own.
struct TestDatabase {
    let directory: TemporaryDirectory
    let database: Database

    static let schema = [
        Migration(
            component: "test",
            version: 1,
            name: "notes",
            sql: """
                CREATE TABLE note(id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE) STRICT;
                CREATE TABLE counter(name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK(value >= 0)) STRICT;
                INSERT INTO counter VALUES('c', 0);
                """
        )
    ]

    static func make(
        in directory: TemporaryDirectory? = nil,
        vfs: String? = nil,
        ballastBytes: Int = 0,
        migrations: [Migration] = schema
    ) async throws -> TestDatabase {
        let directory = try directory ?? TemporaryDirectory()
        let state = try StateDirectory(path: directory.path)
        let configuration = DatabaseConfiguration(directory: state, ballastBytes: ballastBytes, vfs: vfs)
        let database = try await Database.open(configuration, migrations: migrations, now: 1_000)
        return TestDatabase(directory: directory, database: database)
    }

    func addNote(_ id: Int, _ body: String? = nil) async throws {
        try await database.write { transaction in
            try transaction.run("INSERT INTO note VALUES(?1, ?2)", id, body ?? "note \(id)")
        }
    }

    func noteIDs() async throws -> [Int] {
        try await database.read { try $0.all("SELECT id FROM note ORDER BY id") { $0.int(0) } }
    }
}
