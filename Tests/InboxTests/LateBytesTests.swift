import Domain
import Foundation
import Fulfilment
import Storage
import TestSupport
import Testing

@testable import Inbox

/// What is written to a file after it was taken, and how long is waited where nobody can tell of writers.
@Suite(.timeLimit(.minutes(1))) struct LateBytesTests {
    /// What happens to the partner's file while it is in hand.
    enum Change: CaseIterable {
        case appended, overwritten, timeSet
    }

    private static func apply(_ change: Change, to path: String) throws {
        let descriptor = open(path, O_WRONLY | (change == .appended ? O_APPEND : 0))
        guard descriptor >= 0 else { throw TestError.system("open", errno) }
        defer { close(descriptor) }
        let bytes = Array((change == .appended ? "order 2\n" : "order 3\n").utf8)
        if change != .timeSet { _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) } }
        let times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000_000, tv_nsec: 0)]
        guard futimens(descriptor, times) == 0 else { throw TestError.system("futimens", errno) }
    }

    @Test(arguments: Change.allCases)
    func `what is written after the copy was made is kept beside the receipt, and told`(change: Change) async throws {
        let world = try await InboxWorld.make()
        let spool = world.layout.spool
        world.receiver.onReceive {
            for entry in try FileManager.default.contentsOfDirectory(atPath: spool) {
                try Self.apply(change, to: "\(spool)/\(entry)/a.csv")
            }
        }
        try await world.inbox.prepare()
        try world.write("a.csv", "order 1\n")
        try await world.runUntilKept(1)
        let receipt = try world.receipt("a.csv.receipt.json")
        #expect(receipt.outcome == "accepted")
        #expect(try world.tree(world.layout.archive).count == 1)
        #expect(try world.spoolNames().isEmpty)
        let late = try world.tree(world.layout.quarantine(of: InboxWorld.acme))
        let alert = world.inbox.status.partners[InboxWorld.acme]?.alerts["late"]
        let errors = world.log.all.filter { $0.hasPrefix("error") }
        if change == .timeSet {
            #expect(late.isEmpty && alert == nil && errors.isEmpty)
        } else {
            let name = try #require(late.first)
            #expect(name.hasPrefix("\(receipt.id)-") && name.hasSuffix("-late") && late.count == 1)
            let text = try world.text("\(world.layout.quarantine(of: InboxWorld.acme))/\(name)")
            #expect(text == (change == .appended ? "order 1\norder 2\n" : "order 3\n"))
            #expect(alert?.contains(name) == true)
            #expect(errors.count == 1 && errors[0].contains(name))
        }
        await world.database.close()
    }

    @Test func `a file that is given up while somebody has it open is refused, and goes on growing in quarantine`()
        async throws
    {
        // Long enough for the file to be opened meanwhile, also on a busy machine.
        let world = try await InboxWorld.make { settings in
            settings.quietPeriod = .milliseconds(1)
            settings.giveUpAge = .seconds(3)
        }
        try await world.inbox.prepare()
        try world.write("a.csv", "open\norder 1\n")
        let path = "\(world.layout.inbox(of: InboxWorld.acme))/a.csv"
        var writer: FileHandle?
        try await world.running {
            try await world.until { world.parser.completenessChecks == 1 && world.inbox.status.filesInFlight == 0 }
            writer = FileHandle(forWritingAtPath: path)
            try await world.until { world.inbox.status.partners[InboxWorld.acme]?.quarantined == 1 }
        }
        let receipt = try world.receipt("a.csv.receipt.json")
        #expect(receipt.faults.map(\.code) == ["file.incomplete"])
        let quarantine = world.layout.quarantine(of: InboxWorld.acme)
        let late = try #require(try world.names(quarantine).first { $0.hasSuffix("-late") })
        let open = try #require(writer)
        try open.seekToEnd()
        try open.write(contentsOf: Data("order 2\nend\n".utf8))
        try open.close()
        #expect(try world.text("\(quarantine)/\(late)") == "open\norder 1\norder 2\nend\n")
        #expect(try world.text("\(quarantine)/\(receipt.id)/original") == "open\norder 1\n")
        await world.database.close()
    }

    /// A file in an inbox, what the system says of its writers, and what is to become of it.
    struct Claim: CustomTestStringConvertible {
        let writers: Linux.Writers
        let isDeclared: Bool
        let seconds: Int
        let isClaimed: Bool

        var testDescription: String { "\(writers), declared \(isDeclared), quiet for \(seconds) s" }

        init(_ writers: Linux.Writers, declared: Bool, _ seconds: Int, isClaimed: Bool) {
            (self.writers, isDeclared, self.seconds, self.isClaimed) = (writers, declared, seconds, isClaimed)
        }
    }

    @Test(arguments: [
        Claim(.none, declared: false, 10, isClaimed: true),
        Claim(.some, declared: true, 999, isClaimed: false),
        Claim(.unknown, declared: false, 10, isClaimed: false),
        Claim(.unknown, declared: false, 59, isClaimed: false),
        Claim(.unknown, declared: false, 60, isClaimed: true),
        Claim(.unknown, declared: true, 0, isClaimed: true),
    ])
    func `where the system does not tell of writers a file must have been quiet for a minute`(test: Claim) throws {
        let root = try TemporaryDirectory()
        for name in ["inbox", "spool"] { #expect(mkdir("\(root.path)/\(name)", 0o700) == 0) }
        #expect(FileManager.default.createFile(atPath: "\(root.path)/inbox/a.csv", contents: Data("x".utf8)))
        let inbox = try Directory(path: "\(root.path)/inbox")
        let details = try #require(try inbox.details(of: "a.csv"))
        let observations = Observations()
        let spool = try Spool(path: "\(root.path)/spool", hints: HintQueue(), nextNumber: { 7 })
        let claimer = Claimer(spool: spool, observations: observations, writers: { _ in test.writers })
        let candidate = Candidate(
            name: "a.csv",
            details: details,
            since: .seconds(100),
            isGivenUp: false,
            isDeclaredFinished: test.isDeclared,
            marker: nil
        )
        let now = Duration.seconds(100 + test.seconds)
        let result = try claimer.claim(candidate, from: inbox, of: InboxWorld.acme, now: now)
        guard case .claimed(let work) = result else {
            #expect(!test.isClaimed)
            let seen = observations.note(details.key, details.stamp, of: InboxWorld.acme, now: now, pass: 1)
            // A stalled upload is looked at again a minute after its last change, not after the last look.
            #expect(seen?.since == (test.writers == .unknown ? .seconds(100) : now))
            return
        }
        #expect(test.isClaimed)
        #expect(work.isSurelyClosed == (test.writers == .none))
    }
}
