import Domain
import Foundation
import Inbox
import Storage
import TestSupport
import Testing

/// Things in an inbox that are no files for us: left alone, reported, never followed, never waited for.
@Suite(.timeLimit(.minutes(1))) struct HostileFileTests {
    struct Hostile: CustomTestStringConvertible, Sendable {
        let name: String
        let code: String
        /// Makes the thing; the second argument is a secret file outside the inbox.
        let make: @Sendable (_ path: String, _ secret: String) -> Bool
        /// How the report shows the name, where it is not the name itself.
        var shownName: String?

        var testDescription: String { "\(code) \(shownName ?? name)" }
    }

    static let kinds: [Hostile] = [
        Hostile(name: "link.csv", code: "file.symbolicLink") { symlink($1, $0) == 0 },
        Hostile(name: "dangling.csv", code: "file.symbolicLink") { path, _ in symlink("/nowhere", path) == 0 },
        Hostile(name: "loop.csv", code: "file.symbolicLink") { path, _ in symlink(path, path) == 0 },
        Hostile(name: "self.csv", code: "file.symbolicLink") { path, _ in symlink("/proc/self/fd/0", path) == 0 },
        Hostile(name: "directory-link.csv", code: "file.symbolicLink") { path, _ in symlink("/etc", path) == 0 },
        Hostile(name: "directory.csv", code: "file.directory") { path, _ in mkdir(path, 0o770) == 0 },
        Hostile(name: "pipe.csv", code: "file.pipe") { path, _ in mkfifo(path, 0o660) == 0 },
        Hostile(name: "socket.csv", code: "file.socket") { path, _ in bindSocket(path) },
        Hostile(name: "hard.csv", code: "file.hardLink") { link($1, $0) == 0 },
        Hostile(name: "sparse.csv", code: "file.tooLarge") { path, _ in
            let descriptor = open(path, O_WRONLY | O_CREAT, 0o660)
            defer { close(descriptor) }
            return ftruncate(descriptor, 1 << 40) == 0
        },
        Hostile(
            name: "line\nbreak.csv",
            code: "file.name",
            make: { path, _ in close(open(path, O_WRONLY | O_CREAT, 0o660)) == 0 },
            shownName: "line\\u{a}break.csv"
        ),
        Hostile(
            name: "escape\u{1b}[2J.csv",
            code: "file.name",
            make: { path, _ in close(open(path, O_WRONLY | O_CREAT, 0o660)) == 0 },
            shownName: "escape\\u{1b}[2J.csv"
        ),
        Hostile(
            name: "latin1",
            code: "file.name",
            make: { path, _ in
                let bytes = Array(path.utf8.dropLast("latin1".utf8.count)).map(CChar.init) + [97, -23, 46, 120, 0]
                return close(open(bytes, O_WRONLY | O_CREAT, 0o660)) == 0
            },
            shownName: "a\\xe9.x"
        ),
    ]

    private static func bindSocket(_ path: String) -> Bool {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
    }

    @Test(arguments: kinds) func `what is no plain file is left, and reported once`(hostile: Hostile) async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let inbox = world.layout.inbox(of: InboxWorld.acme)
        let secret = "\(world.path)/secret"
        try "order 99\n".write(toFile: secret, atomically: false, encoding: .utf8)
        #expect(hostile.make("\(inbox)/\(hostile.name)", secret))
        let before = try entryCount(inbox)
        try world.write("good.csv", "order 1\n")
        let shownName = hostile.shownName ?? hostile.name
        try await world.running {
            let report = "\(world.layout.receipts(of: InboxWorld.acme))/\(shownName).refused.json"
            try await world.until {
                let status = world.inbox.status.partners[InboxWorld.acme]
                return status?.archived == 1 && status?.refused == 1 && FileManager.default.fileExists(atPath: report)
            }
            #expect(try world.text(report).contains("\"code\" : \"\(hostile.code)\""))
            // Several more scans change nothing.
            let scan = try #require(world.inbox.status.lastScan)
            world.time.advance(milliseconds: 1)
            try await world.until { (world.inbox.status.lastScan ?? scan) > scan }
        }
        #expect(try await world.received() == ["good.csv"])
        #expect(try entryCount(inbox) == before)
        #expect(world.log.all.filter { $0.contains(hostile.code) }.count == 1)
        #expect(try world.spoolNames().isEmpty)
        await world.database.close()
    }

    /// Foundation does not list names that are not valid UTF-8.
    private func entryCount(_ path: String) throws -> Int {
        let stream = try #require(opendir(path))
        defer { closedir(stream) }
        var count = 0
        while readdir(stream) != nil { count += 1 }
        return count - 2
    }

    @Test(.enabled(if: geteuid() == 0, "making a device needs root"))
    func `a device is not opened`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let path = "\(world.layout.inbox(of: InboxWorld.acme))/device.csv"
        // /dev/full: whoever reads it never comes to its end.
        #expect(mknod(path, S_IFCHR | 0o666, 1 << 8 | 7) == 0)
        try await world.running {
            try await world.until { try world.receiptNames().contains("device.csv.refused.json") }
        }
        #expect(try world.inboxNames() == ["device.csv"])
        await world.database.close()
    }

    @Test func `a report goes when a file of that name is received`() async throws {
        let world = try await InboxWorld.make()
        try await world.running {
            try await world.until { world.inbox.status.lastScan != nil }
            let path = "\(world.layout.inbox(of: InboxWorld.acme))/a.csv"
            #expect(symlink("/etc/passwd", path) == 0)
            try await world.until { try world.receiptNames() == ["a.csv.refused.json", "a.csv.refused.txt"] }
            try world.deliver("a.csv", "order 1\n")
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 1 }
        }
        #expect(try world.receiptNames() == ["a.csv.receipt.json", "a.csv.receipt.txt"])
        await world.database.close()
    }

    @Test func `more refused things than are reported do not keep files from being taken`() async throws {
        let world = try await InboxWorld.make()
        try await world.inbox.prepare()
        let inbox = world.layout.inbox(of: InboxWorld.acme)
        for number in 0..<1_100 { #expect(symlink("/nowhere", "\(inbox)/\(number)") == 0) }
        try world.write("good.csv", "order 1\n")
        try await world.running {
            try await world.until {
                let status = world.inbox.status.partners[InboxWorld.acme]
                return status?.archived == 1 && status?.refused == 1_100 && status?.alerts["refused"] != nil
            }
        }
        #expect(try world.receiptNames().filter { $0.hasSuffix(".refused.json") }.count == 1_000)
        await world.database.close()
    }

    @Test(.enabled(if: geteuid() == 0, "root's rights cannot be taken away from anybody else"))
    func `a file that may not be read is told to its partner`() async throws {
        await #expect(processExitsWith: .success) {
            let root = try TemporaryDirectory()
            #expect(chmod(root.path, 0o777) == 0)
            let world: InboxWorld
            // As a daemon runs: without root's right to read everything.
            #expect(setgid(65_534) == 0 && setuid(65_534) == 0)
            world = try await InboxWorld.make(in: root)
            try await world.inbox.prepare()
            try world.write("secret.csv", "order 1\n")
            try world.write("good.csv", "order 2\n")
            #expect(chmod("\(world.layout.inbox(of: InboxWorld.acme))/secret.csv", 0) == 0)
            try await world.running {
                try await world.until {
                    try world.receiptNames().contains("secret.csv.refused.json")
                        && world.inbox.status.partners[InboxWorld.acme]?.archived == 1
                }
                #expect(world.log.all.contains { $0.contains("file.unreadable") })
                #expect(chmod("\(world.layout.inbox(of: InboxWorld.acme))/secret.csv", 0o660) == 0)
                try await world.until { world.inbox.status.partners[InboxWorld.acme]?.archived == 2 }
            }
            await world.database.close()
        }
    }
}
