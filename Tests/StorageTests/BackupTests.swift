import Foundation
import Storage
import TestSupport
import Testing

@Suite struct BackupTests {
    @Test func `a backup made during writes is one commit's state and opens by itself`() async throws {
        let test = try await TestDatabase.make()
        let path = test.directory.path + "/copy.sqlite3"
        let body = String(repeating: "x", count: 2_000)
        for id in 1...2_000 { try await test.addNote(id, "\(id) \(body)") }
        async let report = test.database.backup(to: path)
        for id in 2_001...2_300 { try await test.addNote(id, "\(id) \(body)") }
        let copied = try await report
        let notes = copied.rows.first { $0.table == "note" }?.count ?? 0
        #expect((2_000...2_300).contains(notes))
        #expect(copied.bytes > 4_000_000)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        await test.database.close()

        let restored = try TemporaryDirectory()
        try FileManager.default.copyItem(atPath: path, toPath: restored.path + "/holdfast.sqlite3")
        let reopened = try await TestDatabase.make(in: restored)
        #expect(try await reopened.noteIDs() == Array(1...Int(notes)))
        await reopened.database.close()
    }

    @Test func `a backup that cannot be written says where`() async throws {
        let test = try await TestDatabase.make()
        let error = await #expect(throws: StorageError.self) { try await test.database.backup(to: "/nowhere/copy") }
        #expect(error?.description.contains("/nowhere/copy") == true)
        try await test.addNote(1)
        await test.database.close()
    }

    @Test(arguments: ["holdfast.sqlite3", "holdfast.sqlite3-wal", "../{}/holdfast.lock", "./ballast"])
    func `a backup never takes the place of the running database`(name: String) async throws {
        let test = try await TestDatabase.make()
        try await test.addNote(1)
        let own = test.directory.path.split(separator: "/").last.map(String.init) ?? ""
        let path = "\(test.directory.path)/\(name.replacing("{}", with: own))"
        let error = await #expect(throws: StorageError.self) { try await test.database.backup(to: path) }
        #expect(error?.description.contains("running database") == true)
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
        try await test.addNote(2)
        await test.database.close()
        let reopened = try await TestDatabase.make(in: test.directory)
        #expect(try await reopened.noteIDs() == [1, 2])
        await reopened.database.close()
    }

    @Test func `a backup does not replace a directory, and leaves nothing behind`() async throws {
        let test = try await TestDatabase.make()
        let target = try TemporaryDirectory()
        await #expect(throws: StorageError.self) { try await test.database.backup(to: target.path) }
        #expect(!FileManager.default.fileExists(atPath: target.path + ".partial"))
        await test.database.close()
    }
}
