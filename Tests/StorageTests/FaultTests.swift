import CFaultyVFS
import Storage
import TestSupport
import Testing

/// Faults of the disk, injected below SQLite; serialized, because the faulty file layer is one per process.
@Suite(.serialized) struct FaultTests {
    private static let ioErrorWrite: Int32 = 778
    private static let ioErrorSync: Int32 = 1_034
    private static let full: Int32 = 13

    init() {
        faulty_vfs_register()
        faulty_vfs_reset()
    }

    @Test(arguments: 1...25 as ClosedRange<UInt32>)
    func `a power cut loses nothing that was acknowledged`(seed: UInt32) async throws {
        let test = try await TestDatabase.make(vfs: "faulty")
        let acknowledged = await withTaskGroup(of: [Int].self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var ids: [Int] = []
                    for number in 0..<10_000 {
                        let id = writer * 10_000 + number
                        guard (try? await test.addNote(id)) != nil else { break }
                        ids.append(id)
                    }
                    return ids
                }
            }
            group.addTask {
                // Lets a number of commits pass that differs from seed to seed, then cuts.
                while faulty_vfs_syncs() < Int32(10 + seed * 7) { await Task.yield() }
                faulty_vfs_cut_power(seed)
                return []
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        await test.database.close()
        faulty_vfs_reset()

        let reopened = try await TestDatabase.make(in: test.directory)
        let present = Set(try await reopened.noteIDs())
        #expect(!acknowledged.isEmpty)
        #expect(present.isSuperset(of: acknowledged), "seed \(seed) lost \(Set(acknowledged).subtracting(present))")
        // At most the batch whose outcome is unknown may be there without having been acknowledged.
        #expect(present.count - acknowledged.count <= 8)
        #expect(try await reopened.database.checkIntegrity().isEmpty)
        await reopened.database.close()
    }

    @Test func `a full disk refuses politely, gives up the reserve and goes on`() async throws {
        let test = try await TestDatabase.make(vfs: "faulty", ballastBytes: 1 << 20)
        try await test.addNote(1)
        #expect(test.database.hasReserve)
        faulty_vfs_fail_writes_after(0, Self.full)
        for id in 2...4 {
            await #expect(throws: StorageError.full) { try await test.addNote(id) }
        }
        #expect(!test.database.hasReserve)
        faulty_vfs_reset()
        try await test.addNote(5)
        test.database.restoreReserve()
        #expect(test.database.hasReserve)
        #expect(try await test.noteIDs() == [1, 5])
        await test.database.close()
    }

    @Test(arguments: [(true, ioErrorWrite), (false, ioErrorSync)])
    func `an I/O error stops the writer and says the outcome is unknown`(inWrite: Bool, code: Int32) async throws {
        let test = try await TestDatabase.make(vfs: "faulty")
        try await test.addNote(1)
        if inWrite { faulty_vfs_fail_writes_after(0, code) } else { faulty_vfs_fail_syncs_after(0, code) }
        let error = await #expect(throws: StorageError.self) { try await test.addNote(2) }
        guard case .unknownOutcome = error else {
            Issue.record("\(String(describing: error)) is not unknownOutcome")
            return
        }
        guard case .unknownOutcome = await test.database.waitUntilStopped() else {
            Issue.record("the database did not stop")
            return
        }
        faulty_vfs_reset()
        // The disk works again, but this process must not write any more.
        await #expect(throws: StorageError.self) { try await test.addNote(3) }
        await test.database.close()
    }

    @Test func `every failing write is either undone or unknown, whichever it is`() async throws {
        for position in 0..<30 as Range<Int32> {
            faulty_vfs_reset()
            let test = try await TestDatabase.make(vfs: "faulty")
            faulty_vfs_fail_writes_after(position, Self.ioErrorWrite)
            var acknowledged: [Int] = []
            for id in 1...20 where (try? await test.addNote(id)) != nil { acknowledged.append(id) }
            await test.database.close()
            faulty_vfs_reset()
            let reopened = try await TestDatabase.make(in: test.directory)
            #expect(Set(try await reopened.noteIDs()).isSuperset(of: acknowledged))
            await reopened.database.close()
        }
    }
}
