import Domain
import Foundation
import Inbox
import Storage
import TestSupport
import Testing

/// Failures that are not the file's: it stays, somebody is told, and it goes on by itself.
@Suite(.timeLimit(.minutes(1))) struct OwnFaultTests {
    @Test func `a receiver that fails is tried again, and one alert is logged`() async throws {
        let world = try await InboxWorld.make()
        world.receiver.fail(TestError.told("not now"))
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            for number in 1...3 { try world.deliver("\(number).csv", "order \(number)\n") }
            try await world.until { world.receiver.calls >= 4 }
            let status = world.inbox.status
            #expect(status.partners[InboxWorld.acme]?.alerts["processing"]?.contains("not now") == true)
            #expect(status.waitingForRetry > 0)
            world.receiver.fail(nil)
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 3 }
        }
        #expect(world.inbox.status.partners[InboxWorld.acme]?.alerts.isEmpty == true)
        #expect(world.log.all.filter { $0.hasPrefix("error") }.count == 1)
        #expect(world.log.all.filter { $0.hasPrefix("notice") }.count == 1)
        #expect(try world.tree(world.layout.quarantine).isEmpty)
        await world.database.close()
    }

    @Test func `failures of our own never count as crashes of the parser`() async throws {
        let world = try await InboxWorld.make { $0.crashLimit = 2 }
        world.receiver.fail(TestError.told("not now"))
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try world.deliver("a.csv", "order 1\n")
            try await world.until { world.receiver.calls >= 4 }
            world.receiver.fail(nil)
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        await world.database.close()
    }

    @Test func `a database that has stopped ends the run, and the file stays in the spool`() async throws {
        let world = try await InboxWorld.make()
        world.receiver.fail(StorageError.fatal("broken"))
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n")
        await #expect(throws: StorageError.fatal("broken")) { try await world.inbox.run() }
        #expect(try world.spoolNames().count == 1)
        await world.database.close()
        let next = try await InboxWorld.make(in: world.root)
        try await next.runUntilKept(1)
        #expect(try await next.received() == ["a.csv"])
        await next.database.close()
    }

    @Test func `while enough work is waiting nothing is claimed`() async throws {
        let mayAccept = Switch()
        let world = try await InboxWorld.make(mayAccept: { mayAccept.isOn })
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n")
        try await world.running {
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 1 }
            #expect(world.inbox.status.closedBecause == "enough work is waiting")
            #expect(world.inbox.status.partners[InboxWorld.acme]?.oldestWaitingSince != nil)
            try world.deliver("b.csv", "order 2\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 2 }
            #expect(try world.inboxNames() == ["a.csv", "b.csv"])
            mayAccept.turnOn()
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 2 }
            #expect(world.inbox.status.closedBecause == nil)
        }
        await world.database.close()
    }

    @Test func `a disk below its floor closes the gate and raises an alert`() async throws {
        let world = try await InboxWorld.make { $0.minimumFreeBytes = .max }
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n")
        try await world.running {
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.waiting == 1 }
            #expect(world.inbox.status.alerts["space"] != nil)
        }
        #expect(try world.inboxNames() == ["a.csv"])
        #expect(world.log.all.filter { $0.contains("alert=space") }.count == 1)
        await world.database.close()
    }

    @Test func `an inbox that cannot be read is reported, and the others go on`() async throws {
        let world = try await InboxWorld.make(partners: [InboxWorld.acme, InboxWorld.globex])
        try await world.inbox.prepare()
        let path = world.layout.inbox(of: InboxWorld.acme)
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            try FileManager.default.removeItem(atPath: path)
            try "in its place".write(toFile: path, atomically: false, encoding: .utf8)
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.alerts["directory"] != nil }
            try world.deliver("a.csv", "order 1\n", to: InboxWorld.globex)
            try await world.until { world.inbox.status.partners[InboxWorld.globex]?.archived == 1 }
            try FileManager.default.removeItem(atPath: path)
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.alerts.isEmpty == true }
        }
        await world.database.close()
    }

    // MARK: - Set-up

    @Test func `a spool that others can enter is refused`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        #expect(chmod(world.layout.spool, 0o750) == 0)
        let error = await #expect(throws: InboxError.self) { try await world.inbox.prepare() }
        #expect(error?.description.contains("set its mode to 0700") == true)
        await world.database.close()
    }

    @Test func `a partner cannot keep the daemon from starting`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let inbox = world.layout.inbox(of: InboxWorld.acme)
        #expect(mkdir("\(inbox)/.holdfast-probe", 0o770) == 0)
        try await world.inbox.prepare()
        #expect(try world.names(world.layout.spool).isEmpty)
        #expect(try world.inboxNames() == [".holdfast-probe"])
        await world.database.close()
    }

    @Test func `directories are made with the rights they need`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let layout = world.layout
        let paths = [
            (layout.inbox(of: InboxWorld.acme), 0o3770), (layout.receipts(of: InboxWorld.acme), 0o2750),
            (layout.outbox(of: InboxWorld.acme), 0o2770), (layout.outbox, 0o711), (layout.spool, 0o700),
            (layout.archive, 0o700), (layout.quarantine, 0o700), (layout.inbox, 0o711),
        ]
        for (path, mode) in paths {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == mode, "\(path)")
        }
        await world.database.close()
    }

    @Test func `asking for leases cannot kill the process`() async throws {
        await #expect(processExitsWith: .success) {
            let world = try await InboxWorld.make()
            try await world.inbox.prepare()
            raise(SIGIO)
            await world.database.close()
        }
    }

    /// Mounts a small file system of its own over a directory for as long as the body runs.
    private func withMount(
        _ path: String,
        _ source: String,
        _ type: String,
        _ flags: UInt,
        _ options: String,
        _ body: () async throws -> Void
    ) async throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount(source, path, type, flags, options) == 0 else { throw TestError.system("mount", errno) }
        defer { umount2(path, Int32(MNT_DETACH)) }
        try await body()
    }

    @Test(.enabled(if: geteuid() == 0, "mounting needs root"))
    func `a full disk leaves files where they are, and when there is space again they are taken`() async throws {
        let root = try TemporaryDirectory()
        try await withMount("\(root.path)/small", "tmpfs", "tmpfs", 0, "size=1m") {
            let world = try await InboxWorld.make(in: root, files: "\(root.path)/small")
            try await world.inbox.prepare()
            let content = "order 1\n" + String(repeating: "x", count: 100_000)
            try world.write("a.csv", content)
            let filler = "\(root.path)/small/filler"
            try fill(filler)
            try await world.running {
                try await world.until { world.inbox.status.partners[InboxWorld.acme]?.alerts.isEmpty == false }
                try await world.until { world.inbox.status.closedBecause != nil }
                #expect(try await world.received().isEmpty)
                #expect(try world.tree(world.layout.quarantine).isEmpty)
                // In the inbox or in the spool, but there.
                let present = try world.tree("\(root.path)/small").filter { $0.hasSuffix("/a.csv") }
                #expect(present.count == 1)
                try FileManager.default.removeItem(atPath: filler)
                try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
                #expect(world.inbox.status.partners[InboxWorld.acme]?.alerts.isEmpty == true)
            }
            let archived = try #require(try world.tree(world.layout.archive).first)
            #expect(try world.text("\(world.layout.archive)/\(archived)") == content)
            await world.database.close()
        }
    }

    private func fill(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
        defer { close(descriptor) }
        let block = [UInt8](repeating: 0, count: 4_096)
        while write(descriptor, block, block.count) == block.count {}
        #expect(errno == ENOSPC)
    }

    @Test(.enabled(if: geteuid() == 0, "mounting needs root"), arguments: [true, false])
    func `an inbox from which nothing can be renamed is refused at the start`(isOtherFileSystem: Bool) async throws {
        let root = try TemporaryDirectory()
        let inbox = "\(root.path)/files/inbox"
        let source = isOtherFileSystem ? "tmpfs" : inbox
        // A directory mounted over itself is on the same file system, and yet nothing can be renamed out of it.
        try await withMount(inbox, source, isOtherFileSystem ? "tmpfs" : "none", isOtherFileSystem ? 0 : 4_096, "") {
            let world = try await InboxWorld.make(in: root)
            let error = await #expect(throws: InboxError.self) { try await world.inbox.run() }
            let expected = InboxError.differentFileSystems(
                from: world.layout.inbox(of: InboxWorld.acme),
                to: world.layout.spool
            )
            #expect(error == expected)
            #expect(try world.names(world.layout.inbox(of: InboxWorld.acme)).isEmpty)
            await world.database.close()
        }
    }
}
