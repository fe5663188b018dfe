import CFaultyVFS
import TestSupport
import Testing

@testable import Storage

/// What a failure says of the change and of the writer; serialized with the others, as the faulty layer is one per process.
extension FaultTests {
    private static let noSpace: Int32 = 28
    private static let quota: Int32 = 122

    @Test(arguments: [(1_034, noSpace), (1_034, quota), (778, quota)] as [(Int32, Int32)])
    func `a commit that fails for want of space by an I/O error is unknown`(code: Int32, errno: Int32) async throws {
        let test = try await TestDatabase.make(vfs: "faulty")
        try await test.addNote(1)
        faulty_vfs_set_errno(errno)
        if code == 778 { faulty_vfs_fail_writes_after(0, code) } else { faulty_vfs_fail_syncs_after(0, code) }
        let error = await #expect(throws: StorageError.self) { try await test.addNote(2) }
        guard case .unknownOutcome = error, case .unknownOutcome = await test.database.waitUntilStopped() else {
            Issue.record("\(String(describing: error)): the writer goes on")
            return
        }
        faulty_vfs_reset()
        await test.database.close()
    }

    @Test func `only before a commit, and never from a sync, does an I/O error mean a full disk`() {
        let (growingSharedMemory, sync): (Int32, Int32) = (4_874, 1_034)
        let error = { (code: Int32, isCommit: Bool) in
            ResultCode(code).error(message: "m", systemError: Self.noSpace, isCommit: isCommit)
        }
        #expect(error(growingSharedMemory, false) == .full)
        #expect(error(growingSharedMemory, true) != .full)
        #expect(error(sync, false) != .full)
        #expect(error(13, true) == .full)
    }

    @Test(arguments: [11, 26, 266] as [Int32])
    func `a batch is not committed once its connection broke, even where a request caught it`(
        code: Int32
    ) async throws {
        let first = try await TestDatabase.make()
        for id in 1...20 { try await first.addNote(id, String(repeating: "\(id) ", count: 2_000)) }
        await first.database.close()
        let test = try await TestDatabase.make(in: first.directory, vfs: "faulty")
        await #expect(throws: StorageError.self) {
            try await test.database.write { transaction in
                try transaction.run("UPDATE counter SET value = 7 WHERE name = 'c'")
                faulty_vfs_fail_reads(code)
                _ = try? transaction.snapshot.all("SELECT body FROM note") { $0.text(0) }
                faulty_vfs_fail_reads(0)
            }
        }
        #expect(await test.database.waitUntilStopped() != nil)
        await test.database.close()
        faulty_vfs_reset()
        let reopened = try await TestDatabase.make(in: first.directory)
        #expect(try await reopened.database.read { try $0.integer("SELECT value FROM counter") } == 0)
        await reopened.database.close()
    }

    @Test func `a writer that has stopped refuses for good, so that nobody tries again`() async throws {
        let test = try await TestDatabase.make(vfs: "faulty")
        faulty_vfs_fail_syncs_after(0, 1_034)
        await #expect(throws: StorageError.self) { try await test.addNote(1) }
        _ = await test.database.waitUntilStopped()
        let refusal = await #expect(throws: StorageError.self) { try await test.addNote(2) }
        #expect(refusal?.mayRetry == false)
        faulty_vfs_reset()
        await test.database.close()
    }

    @Test(.timeLimit(.minutes(1))) func `a checkpoint does not wait for a long reader`() async throws {
        let test = try await TestDatabase.make()
        try await test.addNote(1)
        await test.database.close()
        // Opened twice over, as the writer and a reader of the database are.
        let path = try StateDirectory(path: test.directory.path).databasePath
        let writer = try Connection(path: path, flags: 2, vfs: nil)
        try Pragmas.apply(Pragmas.writer, to: writer)
        let reader = try Connection(path: path, flags: 2, vfs: nil)
        try Pragmas.apply(Pragmas.reader, to: reader)
        try reader.run("BEGIN")
        _ = try reader.firstRow("SELECT id FROM note", []) { $0.integer(0) }
        try writer.run("UPDATE counter SET value = 1")
        let elapsed = try ContinuousClock().measure { try writer.checkpoint(mode: 2) }
        #expect(elapsed < .seconds(3))
        #expect(try writer.scriptValue("PRAGMA busy_timeout") == "5000")
    }
}
