import Domain
import Foundation
import TestSupport
import Testing

@testable import Inbox

/// The small parts that touch files.
@Suite(.timeLimit(.minutes(1))) struct FilesTests {
    private func entry(in root: TemporaryDirectory) throws -> SpoolEntry {
        let spool = try Directory(path: root.path)
        try spool.makeDirectory("1.acme")
        let identity = SpoolEntry.Identity(number: 1, partner: InboxWorld.acme, isDeclaredFinished: false)
        return SpoolEntry(identity: identity, name: "a.csv", directory: try Directory("1.acme", in: spool))
    }

    @Test(arguments: [0, 1, 256 << 10, (256 << 10) + 1, 3_000_000])
    func `a copy has the bytes and their hash`(size: Int) throws {
        let root = try TemporaryDirectory()
        let entry = try entry(in: root)
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        let original = try entry.directory.makeFile("a.csv")
        try bytes.withUnsafeBytes { try original.write($0) }
        let copy = try #require(try FileCopy.make(of: original, in: entry))
        #expect(copy.bytes == size)
        #expect(try copy.file.withBytes(count: size) { Array($0) } == bytes)
        #expect(try FileCopy.reopen(in: entry)?.sha256 == copy.sha256)
        if size == 0 {
            let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            #expect(copy.sha256.map { String(format: "%02x", $0) }.joined() == empty)
        }
    }

    @Test func `a file that is written to while it is copied gives no copy`() async throws {
        let root = try TemporaryDirectory()
        let entry = try entry(in: root)
        let original = try entry.directory.makeFile("a.csv")
        try original.write(String(repeating: "x", count: 8 << 20))
        let (hasBegun, isOver) = (Switch(), Switch())
        async let writing: Void = {
            while !isOver.isOn {
                try original.write("more")
                hasBegun.turnOn()
                await Task.yield()
            }
        }()
        while !hasBegun.isOn { await Task.yield() }
        // Between two writes a copy may be made whole; sooner or later a write falls into one.
        while try FileCopy.make(of: original, in: entry) != nil { await Task.yield() }
        isOver.turnOn()
        try await writing
    }

    @Test func `many syncs at once all return, and a failure reaches those it concerns`() async throws {
        let root = try TemporaryDirectory()
        let directory = try Directory(path: root.path)
        let group = SyncGroup()
        let synced = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for number in 0..<200 {
                tasks.addTask {
                    let file = try directory.makeFile("\(number)")
                    try file.write("x")
                    try await group.sync([file, directory])
                    return 1
                }
            }
            return try await tasks.reduce(0, +)
        }
        #expect(synced == 200)
        let broken = OpenFile(descriptor: -1, path: "broken")
        await #expect(throws: InboxError.system(call: "sync", path: "broken", errno: EBADF)) {
            try await group.sync([broken])
        }
        // The next one is not concerned.
        try await group.sync([directory])
    }

    @Test func `a writer is seen, a reader is not`() throws {
        let root = try TemporaryDirectory()
        let directory = try Directory(path: root.path)
        var writer: OpenFile? = try directory.makeFile("a")
        let reader = try #require(try directory.openFile("a"))
        #expect(Linux.writers(of: reader.descriptor) == .some)
        withExtendedLifetime(writer) {}
        writer = nil
        #expect(Linux.writers(of: reader.descriptor) == .none)
    }

    @Test func `our own renaming into an inbox is no sign that a file is finished`() {
        let hints = HintQueue()
        hints.expectOwnRename(of: "a", for: InboxWorld.acme)
        hints.expectOwnRename(of: "b", for: InboxWorld.globex)
        hints.forgetOwnRename(of: "b", for: InboxWorld.globex)
        for _ in 1...2 { hints.add(Hint(name: "a", isByRename: true), for: InboxWorld.acme) }
        hints.add(Hint(name: "b", isByRename: true), for: InboxWorld.globex)
        let taken = hints.take(atMost: 1)
        #expect(Set(taken.map(\.partner)) == [InboxWorld.acme, InboxWorld.globex])
        #expect(taken.first { $0.partner == InboxWorld.acme }?.hint.isByRename == false)
        #expect(hints.take(atMost: 5).map(\.hint.isByRename) == [true])
        #expect(hints.take(atMost: 5).isEmpty)
    }

    @Test func `with more files than can be remembered, those declared finished are taken all the same`() throws {
        let root = try TemporaryDirectory()
        let inbox = try Directory(path: root.path)
        let examiner = Examiner(
            readiness: Readiness(quietPeriod: .seconds(10), giveUpAge: .seconds(900)),
            maximumFileBytes: 100,
            observations: Observations(limit: 1)
        )
        for name in ["a", "b", "c", "c.done"] { _ = try inbox.makeFile(name) }
        func look(_ name: String, isByRename: Bool, at second: Int) throws -> String {
            let look = try examiner.look(
                at: name,
                in: inbox,
                of: InboxWorld.acme,
                isByRename: isByRename,
                now: .seconds(second),
                pass: 1
            )
            switch look {
            case .waiting(_, let moment): return moment.map { "until \($0)" } ?? "waiting"
            case .ready: return "ready"
            case .refused(let fault, _, _): return fault.code
            case .nothing: return "nothing"
            }
        }
        #expect(try look("a", isByRename: false, at: 0) == "until 10.0 seconds")
        #expect(try look("b", isByRename: false, at: 0) == "waiting")
        #expect(try look("b", isByRename: false, at: 20) == "waiting")
        #expect(try look("b", isByRename: true, at: 0) == "ready")
        #expect(try look("c", isByRename: false, at: 0) == "ready")
        #expect(try look("c.done", isByRename: false, at: 20) == "nothing")
        #expect(try look("a", isByRename: false, at: 10) == "ready")
    }

    @Test func `a directory is read to its end whatever its size`() throws {
        let root = try TemporaryDirectory()
        let directory = try Directory(path: root.path)
        let names = Set((0..<3_000).map { "file \($0)" })
        for name in names { #expect(symlink("x", "\(root.path)/\(name)") == 0) }
        let reader = try DirectoryReader(directory)
        var seen: [String] = []
        while let entry = try reader.next() { seen.append(try #require(entry.name)) }
        #expect(seen.count == names.count)
        #expect(Set(seen) == names)
    }
}
