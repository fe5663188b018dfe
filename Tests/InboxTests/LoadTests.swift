import Domain
import Foundation
import Fulfilment
import Inbox
import Storage
import TestSupport
import Testing

/// Many files at once; in memory where there is such a file system, because the disk is not what is tested here.
@Suite(.timeLimit(.minutes(2)), .serialized) struct LoadTests {
    private static func directory() throws -> TemporaryDirectory {
        try TemporaryDirectory(in: FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : nil)
    }

    @Test func `a partner with one file does not wait for one with thousands`() async throws {
        let world = try await InboxWorld.make(in: Self.directory(), partners: [InboxWorld.acme, InboxWorld.globex]) {
            $0.maximumFilesInFlight = 8
        }
        try await world.inbox.prepare()
        for number in 0..<2_000 { try world.write("\(number).csv", "order \(number)\n") }
        try world.write("single.csv", "order 1\n", to: InboxWorld.globex)
        try await world.running {
            try await world.until { world.inbox.status.partners[InboxWorld.globex]?.archived == 1 }
        }
        let order = try await world.received()
        let position = try #require(order.firstIndex(of: "single.csv"))
        // At most a few turns of the other partner, and what was in hand.
        #expect(position <= 4 * 16 + 8, "\(position)")
        await world.database.close()
    }

    @Test func `ten thousand small files are answered quickly, each once`() async throws {
        let world = try await InboxWorld.make(in: Self.directory()) { $0.quietPeriod = .milliseconds(1) }
        try await world.inbox.prepare()
        for number in 0..<10_000 { try world.write("\(number).csv", "order \(number)\n") }
        let start = ContinuousClock.now
        try await world.runUntilKept(10_000)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("10,000 small files in \(seconds) s")
        let count = try await world.database.read { try $0.integer("SELECT count(DISTINCT name) FROM received") }
        #expect(count == 10_000)
        #expect(try world.receiptNames().count == 20_000)
        #expect(try world.inboxNames().isEmpty && world.spoolNames().isEmpty)
        // In a debug build on a shared machine; a hundred thousand take minutes, not hours.
        #expect(seconds < 60)
        await world.database.close()
    }

    @Test func `the same bytes under many names at once get one receipt`() async throws {
        let world = try await InboxWorld.make(in: Self.directory())
        try await world.inbox.prepare()
        for number in 0..<200 { try world.write("\(number).csv", number.isMultiple(of: 2) ? "order 1\n" : "bad\n") }
        try await world.runUntilKept(200)
        #expect(try await world.received().count == 2)
        #expect(try world.names(world.layout.quarantine(of: InboxWorld.acme)).count == 1)
        let names = try world.receiptNames().filter { $0.hasSuffix(".json") }
        #expect(names.count == 200)
        #expect(Set(try names.map { try world.receipt($0).id }).count == 2)
        #expect(try world.spoolNames().isEmpty)
        await world.database.close()
    }
}
