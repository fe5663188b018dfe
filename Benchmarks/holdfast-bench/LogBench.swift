// LogBench: an account with so many licenses, its register, its log, and a proof of it.

internal import ArgumentParser
internal import Domain
internal import Fulfilment
internal import Glibc
internal import JobQueue
internal import Storage

/// What the activity log costs where licenses are released, and what reading costs in an account that has many.
struct LogBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The activity log and the register of an account with many licenses."
    )

    @Argument(help: "An empty directory on the disk to be measured.") var directory: String
    @Argument(help: "How many licenses, in orders of a hundred lines.") var licenses: Int
    @Option(help: "How many lines an order has.") var lines = 100

    func run() async throws {
        let world = try await BenchWorld.open(directory)
        let account = try await Self.register(in: world)
        let released = try await release(in: world)
        let sealed = try await Self.processorTime { try await Self.seal(in: world) }
        let caller = Principal(kind: .operator(name: "bench"), grants: [])
        let pages = try await Self.pages(of: account, as: caller, in: world)
        var request = ProofRequest(owner: .smartAccount(account))
        request.limit = min(ProofRequest.maximumLimit, licenses)
        let (fulfilment, wanted) = (world.fulfilment, request)
        let start = ContinuousClock.now
        let proof = try await world.database.read { try fulfilment.exportProof(wanted, as: caller, in: $0) }
        let exported = BenchWorld.seconds(since: start)
        let begun = ContinuousClock.now
        let report = try ProofVerifier().verify(proof.bytes)
        let verified = BenchWorld.seconds(since: begun)
        await world.database.close()
        print(
            """
            {"licenses": \(licenses), "release_us": \(Self.micros(released, licenses)), \
            "seal_us": \(Self.micros(sealed, licenses)), \(pages), "proof_entries": \(report.entryCount), \
            "proof_bytes": \(proof.bytes.count), "proof_s": \(exported), "verify_s": \(verified)}
            """
        )
    }

    private static func register(in world: BenchWorld) async throws -> SmartAccountID {
        var document = AccountDocument(domain: DomainIdentifier(unchecked: "bench.com"), state: .active, place: .start)
        document.name = Name(unchecked: "Bench")
        let (final, fulfilment) = (document, world.fulfilment)
        return try await world.database.write {
            try fulfilment.apply(final, partner: nil, actor: "operator:bench", in: $0).id
        }
    }

    /// Receives and releases everything, in transactions of ten thousand licenses.
    ///
    /// - Returns: the processor time of the releases alone, in seconds.
    private func release(in world: BenchWorld) async throws -> Double {
        var (done, seconds) = (0, 0.0)
        while done < licenses {
            let numbers = (0..<max(1, min(10_000, licenses - done) / lines)).map { "L-\(done + $0 * lines)" }
            let documents = numbers.map { FeedDocument.order(order($0)) }
            try await world.receive(documents, named: "orders-\(done)", decides: true)
            let (fulfilment, partner) = (world.fulfilment, world.partner)
            seconds += try await Self.processorTime {
                try await world.database.write { transaction in
                    for number in numbers {
                        let order = OrderNumber(unchecked: number)
                        let request = ReleaseRequest(partner: partner, orderNumber: order, actor: "operator:bench")
                        _ = try fulfilment.release(request, in: transaction)
                    }
                }
            }
            done += numbers.count * lines
        }
        return seconds
    }

    private func order(_ number: String) -> OrderDocument {
        let lines = (1...lines).map { line in
            OrderLineDocument(
                action: .add,
                number: LineNumber(unchecked: "\(line)"),
                sku: SKU(unchecked: "SKU-\(line % 50)"),
                quantity: Quantity(1),
                place: .start
            )
        }
        var document = OrderDocument(
            purpose: .new,
            number: OrderNumber(unchecked: number),
            lines: lines,
            place: .start
        )
        document.endCustomer.smartAccount = Name(unchecked: "bench.com")
        document.endCustomerOrderNumber = OrderNumber(unchecked: "PO-\(number)")
        return document
    }

    private static func seal(in world: BenchWorld) async throws {
        let fulfilment = world.fulfilment
        while try await world.database.write({ try fulfilment.seal(in: $0) }) == .more {}
    }

    /// A hundred pages of each list, spread over all of it.
    private static func pages(
        of account: SmartAccountID,
        as caller: Principal,
        in world: BenchWorld
    ) async throws -> String {
        let fulfilment = world.fulfilment
        var rare = AssetFilter()
        rare.orderNumber = "nothing"
        var nobody = ActivityFilter()
        nobody.actor = "nobody"
        let (asset, activity, noAsset, noActivity) = (Measurement(), Measurement(), Measurement(), Measurement())
        var (place, entry): (String?, ActivityID?) = (nil, nil)
        for _ in 0..<100 {
            let (after, before) = (place, entry)
            place = try await asset.time {
                try await world.database.read {
                    try fulfilment.assets(of: account, limit: 1_000, after: after, as: caller, in: $0).next
                }
            }
            try await noAsset.time {
                try await world.database.read { [rare] snapshot in
                    _ = try fulfilment.assets(of: account, filter: rare, after: after, as: caller, in: snapshot)
                }
            }
            let owner = EventOwner.smartAccount(account)
            entry = try await activity.time {
                try await world.database.read {
                    try fulfilment.activity(of: owner, limit: 1_000, after: before, as: caller, in: $0).next
                }
            }.flatMap { ActivityID($0) }
            try await noActivity.time {
                try await world.database.read { [nobody] snapshot in
                    _ = try fulfilment.activity(of: owner, filter: nobody, after: before, as: caller, in: snapshot)
                }
            }
        }
        let lists = [
            ("assets", asset), ("assets_none", noAsset), ("activity", activity), ("activity_none", noActivity),
        ]
        return lists.map { "\"\($0)\": \($1.line(count: 100, in: .seconds(1)))" }.joined(separator: ", ")
    }

    private static func processorTime(_ body: () async throws -> Void) async rethrows -> Double {
        let start = clock()
        try await body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    private static func micros(_ seconds: Double, _ count: Int) -> Int { Int(seconds * 1e6 / Double(count)) }
}
