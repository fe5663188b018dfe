import Storage
import TestSupport
import Testing

@Suite struct DatabaseTests {
    @Test func `concurrent writes are all durable and share commits`() async throws {
        let test = try await TestDatabase.make()
        try await withThrowingTaskGroup { group in
            for id in 1...500 { group.addTask { try await test.addNote(id) } }
            try await group.waitForAll()
        }
        // The writer counts a batch after its callers have gone on; when it has ended, it has counted all.
        await test.database.close()
        let statistics = test.database.writerStatistics
        #expect(statistics.requests == 500)
        #expect(statistics.commits < 500, "500 concurrent callers must share commits")

        let reopened = try await TestDatabase.make(in: test.directory)
        #expect(try await reopened.noteIDs() == Array(1...500))
        await reopened.database.close()
    }

    @Test func `a request that throws undoes its own part only`() async throws {
        struct Refused: Error {}
        let test = try await TestDatabase.make()
        try await withThrowingTaskGroup { group in
            for id in 1...60 {
                group.addTask {
                    if id.isMultiple(of: 3) {
                        await #expect(throws: Refused.self) {
                            try await test.database.write { transaction in
                                try transaction.run("INSERT INTO note VALUES(?1, ?2)", id, "half done")
                                throw Refused()
                            }
                        }
                    } else {
                        try await test.addNote(id)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await test.noteIDs() == (1...60).filter { !$0.isMultiple(of: 3) })
        await test.database.close()
    }

    @Test func `a part inside a request can fail while the request succeeds`() async throws {
        let test = try await TestDatabase.make()
        try await test.database.write { transaction in
            try transaction.run("INSERT INTO note VALUES(1, 'kept')")
            #expect(throws: StorageError.self) {
                try transaction.part { part in
                    try part.run("INSERT INTO note VALUES(2, 'undone')")
                    try part.run("INSERT INTO note VALUES(1, 'same id')")
                }
            }
        }
        #expect(try await test.noteIDs() == [1])
        await test.database.close()
    }

    @Test func `a request in parts undoes each part by itself, and all of them when it throws`() async throws {
        struct Refused: Error {}
        let test = try await TestDatabase.make()
        try await test.database.writeInParts { transaction in
            for id in 1...3 {
                // The refusal is the point.
                _ = try? transaction.part { part in
                    try part.run("INSERT INTO note VALUES(?1, ?2)", id, "note \(id)")
                    if id == 2 { throw Refused() }
                }
            }
        }
        await #expect(throws: Refused.self) {
            try await test.database.writeInParts { transaction in
                _ = try transaction.part { try $0.run("INSERT INTO note VALUES(4, 'undone')") }
                throw Refused()
            }
        }
        try await test.addNote(5)
        #expect(try await test.noteIDs() == [1, 3, 5])
        await test.database.close()
    }

    @Test func `a request alone takes nobody with it when it throws, and nobody takes it`() async throws {
        struct Refused: Error {}
        let test = try await TestDatabase.make()
        await withTaskGroup { group in
            for id in 1...200 {
                group.addTask {
                    await #expect(throws: Never.self) { try await test.addNote(id) }
                    await #expect(throws: Refused.self) {
                        try await test.database.writeAlone { transaction in
                            try transaction.run("INSERT INTO note VALUES(?1, ?2)", 1_000 + id, "undone \(id)")
                            throw Refused()
                        }
                    }
                    await #expect(throws: Never.self) {
                        try await test.database.writeAlone { transaction in
                            try transaction.run("INSERT INTO note VALUES(?1, ?2)", 2_000 + id, "alone \(id)")
                        }
                    }
                }
            }
        }
        #expect(try await test.noteIDs() == Array(1...200) + Array(2_001...2_200))
        await test.database.close()
    }

    @Test func `those who share a batch with a request in parts that throws may try again`() async throws {
        struct Refused: Error {}
        let test = try await TestDatabase.make()
        await withTaskGroup { group in
            for id in 1...200 {
                group.addTask {
                    do {
                        try await test.addNote(id)
                    } catch StorageError.retryable {
                        await #expect(throws: Never.self) { try await test.addNote(id) }
                    } catch {
                        Issue.record("note \(id): \(error)")
                    }
                }
            }
            group.addTask {
                await #expect(throws: Refused.self) { try await test.database.writeInParts { _ in throw Refused() } }
            }
        }
        #expect(try await test.noteIDs() == Array(1...200))
        await test.database.close()
    }

    @Test(
        arguments: [
            ("INSERT INTO note VALUES(1, 'x')", "note.id"),
            ("INSERT INTO note VALUES(2, 'note 1')", "note.body"),
            ("UPDATE counter SET value = -1", "value >= 0"),
            ("INSERT INTO note VALUES(3, NULL)", "note.body"),
        ] as [(StaticString, String)]
    )
    func `a broken constraint is a conflict that names it`(sql: StaticString, named: String) async throws {
        let test = try await TestDatabase.make()
        try await test.addNote(1)
        let error = await #expect(throws: StorageError.self) {
            try await test.database.write { try $0.run(sql) }
        }
        guard case .conflict(let constraint) = error else {
            Issue.record("\(String(describing: error)) is not a conflict")
            return
        }
        #expect(constraint.contains(named))
        #expect(error?.mayRetry == false)
        await test.database.close()
    }

    @Test func `a read sees one commit from beginning to end`() async throws {
        let test = try await TestDatabase.make()
        await withTaskGroup { group in
            group.addTask {
                for _ in 1...200 {
                    _ = try? await test.database.write { transaction in
                        try transaction.run("UPDATE counter SET value = value + 1 WHERE name = 'c'")
                        try transaction.run("INSERT INTO note(body) SELECT 'n' || value FROM counter WHERE name = 'c'")
                    }
                }
            }
            group.addTask {
                for _ in 1...200 {
                    let pair = try? await test.database.read { snapshot in
                        (
                            try snapshot.integer("SELECT value FROM counter WHERE name = 'c'"),
                            try snapshot.integer("SELECT count(*) FROM note")
                        )
                    }
                    #expect(pair?.0 == pair?.1)
                }
            }
        }
        await test.database.close()
    }

    @Test func `a reader cannot write`() async throws {
        let test = try await TestDatabase.make()
        await #expect(throws: StorageError.self) {
            try await test.database.read { _ = try $0.integer("INSERT INTO note VALUES(1, 'x') RETURNING id") }
        }
        #expect(try await test.noteIDs().isEmpty)
        await test.database.close()
    }

    @Test func `values come back as they were bound`() async throws {
        let test = try await TestDatabase.make()
        let texts = ["", "é\u{0301}漢字 🦀", String(repeating: "x", count: 100_000), "a\u{0}b"]
        for (id, text) in texts.enumerated() { try await test.addNote(id, text) }
        let read = try await test.database.read { try $0.all("SELECT body FROM note ORDER BY id") { $0.text(0) } }
        #expect(read == texts)
        let none: Int64? = nil
        let row = try await test.database.read { snapshot in
            try snapshot.first("SELECT ?1, ?2, ?3, ?4, ?5", Int64.min, none, [UInt8]([0, 255]), true, 1.5) { row in
                (row.integer(0), row.optionalInteger(1), row.bytes(2), row.bool(3), row.real(4))
            }
        }
        #expect(row?.0 == Int64.min)
        #expect(row?.1 == nil)
        #expect(row?.2 == [0, 255])
        #expect(row?.3 == true)
        #expect(row?.4 == 1.5)
        await test.database.close()
    }

    @Test func `a statement run inside its own rows is refused`() async throws {
        let test = try await TestDatabase.make()
        try await test.addNote(1)
        let sql: StaticString = "SELECT id FROM note"
        await #expect(throws: StorageError.self) {
            try await test.database.read { snapshot in
                try snapshot.forEach(sql) { _ in try snapshot.forEach(sql) { _ in } }
            }
        }
        await test.database.close()
    }

    @Test func `a commit hook runs after the commit, once a batch`() async throws {
        let test = try await TestDatabase.make()
        let (calls, continuation) = AsyncStream.makeStream(of: Void.self)
        let hook = CommitHook { continuation.yield() }
        try await test.database.write { transaction in
            transaction.afterCommit(hook)
            transaction.afterCommit(hook)
            try transaction.run("INSERT INTO note VALUES(1, 'x')")
        }
        continuation.finish()
        var count = 0
        for await _ in calls { count += 1 }
        // The caller is resumed just before the hooks run, so the stream may already be finished: at most one call.
        #expect(count <= 1)
        await test.database.close()
    }

    @Test func `after close requests are refused and may be retried`() async throws {
        let test = try await TestDatabase.make()
        await test.database.close()
        let error = await #expect(throws: StorageError.self) { try await test.addNote(1) }
        #expect(error?.mayRetry == true)
        await #expect(throws: StorageError.self) { try await test.noteIDs() }
    }
}
