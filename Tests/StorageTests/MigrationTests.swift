import Storage
import TestSupport
import Testing

@Suite struct MigrationTests {
    private static func migration(_ version: Int, _ sql: String, component: String = "test") -> Migration {
        Migration(component: component, version: version, name: "step \(version)", sql: sql)
    }

    private static let first = migration(1, "CREATE TABLE a(id INTEGER PRIMARY KEY) STRICT")
    private static let second = migration(2, "CREATE TABLE b(id INTEGER PRIMARY KEY) STRICT")

    /// Opens once with `old`, then again with `new`, and returns what the second opening threw.
    private func reopen(_ old: [Migration], _ new: [Migration]) async throws -> MigrationError? {
        let test = try await TestDatabase.make(migrations: old)
        await test.database.close()
        do {
            let reopened = try await TestDatabase.make(in: test.directory, migrations: new)
            await reopened.database.close()
            return nil
        } catch let error as MigrationError {
            return error
        }
    }

    @Test func `a new migration is added to an old database`() async throws {
        #expect(try await reopen([Self.first], [Self.first, Self.second]) == nil)
    }

    @Test func `an edited migration stops the start`() async throws {
        let edited = Self.migration(1, "CREATE TABLE a(id INTEGER PRIMARY KEY, more TEXT) STRICT")
        let error = try await reopen([Self.first], [edited])
        #expect(error == .edited(component: "test", version: 1, name: "step 1"))
        #expect(error?.description.contains("edited since") == true)
    }

    @Test func `a migration of a newer program stops the start`() async throws {
        let error = try await reopen([Self.first, Self.second], [Self.first])
        #expect(error == .newer(component: "test", version: 2))
        #expect(error?.description.contains("newer version") == true)
    }

    @Test func `a gap in the program's own numbers is refused`() async throws {
        let error = try await reopen([Self.first], [Self.first, Self.migration(3, "SELECT 1")])
        #expect(error == .misnumbered(component: "test", version: 3))
    }

    @Test func `a migration that fails leaves nothing behind`() async throws {
        let broken = Self.migration(2, "CREATE TABLE b(id INTEGER PRIMARY KEY) STRICT; CREATE TABLE a(id) STRICT")
        let error = try await reopen([Self.first], [Self.first, broken])
        guard case .failed(_, 2, _) = error else {
            Issue.record("\(String(describing: error)) is not a failed migration")
            return
        }
        // `b` was undone with it: the right second migration can still make it.
        #expect(try await reopen([Self.first], [Self.first, Self.second]) == nil)
    }

    @Test func `components count for themselves`() async throws {
        let other = Self.migration(1, "CREATE TABLE c(id INTEGER PRIMARY KEY) STRICT", component: "other")
        #expect(try await reopen([Self.first], [Self.first, other, Self.second]) == nil)
    }
}
