import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Power cuts: the daemon is killed, started again, and must come to the same end.
    @Suite struct KillTests {
        @Test(.timeLimit(.minutes(5)))
        func `killed at any step, it loses, doubles and changes nothing`() async throws {
            let names = try Failpoints.all()
            #expect(names.count >= 21)
            let rehearsals = try Failpoints.rehearsals()
            try await withThrowingTaskGroup { group in
                var rest = rehearsals[...]
                for _ in 0..<2 { if let next = rest.popFirst() { group.addTask { try await Self.rehearse(next) } } }
                while try await group.next() != nil {
                    if let next = rest.popFirst() { group.addTask { try await Self.rehearse(next) } }
                }
            }
        }

        /// Dies at a step with two files in hand, and goes on.
        private static func rehearse(_ failpoint: String) async throws {
            let kills = try await KillWorld()
            let daemon = try DaemonProcess(world: kills.world, failpoint: failpoint)
            let files = [
                "first.csv": SampleOrder.several(5, named: "A", account: Reckoning.account),
                "second.csv": SampleOrder.several(4, named: "B", account: Reckoning.account),
            ]
            for (name, orders) in files { try kills.world.drop(SampleOrder.csv(orders), as: name) }
            let comment = Comment(rawValue: failpoint)
            do {
                #expect(try await daemon.exitStatus(within: .seconds(30)) == -SIGKILL, comment)
            } catch {
                Issue.record("\(failpoint) was never reached: \(error)")
                try await daemon.kill()
            }
            try await kills.reckon(files, comment)
        }

        @Test(.timeLimit(.minutes(60)))
        func `killed at random while files keep coming, it loses, doubles and changes nothing`() async throws {
            print("HOLDFAST_SEED=\(Scale.seed) HOLDFAST_KILLS=\(Scale.kills)")
            let random = SeededRandom(seed: Scale.seed)
            let kills = try await KillWorld()
            var files: [String: [SampleOrder]] = [:]
            var known: [String: String] = [:]
            for round in 1...Scale.kills {
                let daemon = try DaemonProcess(world: kills.world)
                if random.next(below: 4) > 0 { try await daemon.message("READY=1") }
                if round.isMultiple(of: 10) { try await Self.compareReleases(kills, &known) }
                for _ in 0..<random.next(below: 7) {
                    let name = "file-\(files.count + 1).csv"
                    // Now and then a large one, so that work is left over for the next life.
                    let count = 1 + random.next(below: random.next(below: 4) == 0 ? 60 : 8)
                    let orders = SampleOrder.several(count, named: "F\(files.count + 1)", account: Reckoning.account)
                    files[name] = orders
                    try kills.world.drop(SampleOrder.csv(orders), as: name)
                    try await Task.sleep(for: .milliseconds(random.next(below: 80)))
                }
                try await Task.sleep(for: .milliseconds(random.next(below: 150)))
                try await daemon.kill()
            }
            try await kills.reckon(files, "seed \(Scale.seed)")
            let requests = kills.partner.requests.all.map(\.id) + kills.customer.requests.all.map(\.id)
            print(
                "\(files.count) files, \(files.values.reduce(0) { $0 + $1.count }) orders, \(requests.count) webhooks, "
                    + "\(requests.count - Set(requests).count) of them sent again"
            )
        }

        /// What was released before is released still, at the same moment.
        private static func compareReleases(_ kills: KillWorld, _ known: inout [String: String]) async throws {
            let reckoning = kills.reckoning([:])
            // A daemon that is not ready yet cannot be asked.
            guard let licenses = try? await reckoning.licenses() else { return }
            let now = Dictionary(licenses.map { ($0.id, $0.releasedAt) }) { first, _ in first }
            for (lot, moment) in known { #expect(now[lot] == moment, "\(lot), seed \(Scale.seed)") }
            known = now
        }
    }
}

/// A world in which a partner and a customer are told of everything.
struct KillWorld {
    let world: DaemonWorld
    let partner: WebhookReceiver
    let customer: WebhookReceiver

    /// Makes it by a daemon that is then killed.
    init() async throws {
        world = try DaemonWorld(undoWindow: "100ms")
        partner = try WebhookReceiver()
        customer = try WebhookReceiver()
        let daemon = try await DaemonProcess.started(in: world)
        try await world.register(Reckoning.account)
        _ = try await world.addEndpoint("--partner", "acme", url: partner.url)
        _ = try await world.addEndpoint("--account", Reckoning.account, url: customer.url, events: "license.*")
        try await daemon.kill()
    }

    func reckoning(_ files: [String: [SampleOrder]]) -> Reckoning {
        Reckoning(world: world, partner: partner, customer: customer, files: files)
    }

    /// Starts a daemon that lives, lets it finish everything, and checks.
    func reckon(_ files: [String: [SampleOrder]], _ comment: Comment) async throws {
        let reckoning = reckoning(files)
        let daemon = try await DaemonProcess.started(in: world)
        try await reckoning.waitForEverything(within: .seconds(60 + 2 * files.count))
        try await reckoning.check(comment)
        #expect(try await daemon.stop() == 0, comment)
        #expect(try await world.faultsAtRest() == "", comment)
    }
}
