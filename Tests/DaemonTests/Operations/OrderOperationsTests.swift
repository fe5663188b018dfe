import Domain
import Fulfilment
@testable import HTTPAPI
import Inbox
import JobQueue
import Storage
import Testing

@testable import Daemon

/// Orders, files and accounts through the API's port.
struct OrderOperationsTests {
    private static let xyz = DomainIdentifier(unchecked: "xyz.com")
    private static let anna = Principal(kind: .operator(name: "anna"), grants: [])
    private static let account = AccountRequest(
        name: "XYZ GmbH",
        virtualAccounts: [.init(name: "Main", isDefault: true)]
    )

    private func explained(_ world: OperationsWorld, _ file: String) async throws -> Explanation {
        try await world.operations.explain(Array(file.utf8), named: "orders", of: OperationsWorld.acme)
    }

    private func states(_ explanation: Explanation) -> [String] {
        explanation.orders.map { order in
            let lines = (order.lines ?? []).map { [$0.state, $0.holdReason].compactMap { $0 }.joined(separator: " ") }
            return "\(order.number): \(lines.joined(separator: ", "))"
        }
    }

    @Test func `explains what a file would do, and changes nothing`() async throws {
        let world = try await OperationsWorld.make()
        _ = try await world.operations.register(Self.xyz, Self.account, by: "operator:anna")
        let before = try await world.rowCounts()
        let explanation = try await explained(world, "4711 xyz.com\n4712\n")
        #expect(states(explanation) == ["4711: scheduled", "4712: held noAccount"])
        #expect(explanation.receipt.outcome == "accepted")
        #expect(!explanation.isRepeat)
        #expect(explanation.orders.first?.lines?.first?.decisions?.isEmpty == false)
        #expect(try await world.rowCounts() == before)
        #expect(try await explained(world, "4711 xyz.com\n4712\n").orders.count == 2)
    }

    @Test func `explains a file that came before by its receipt`() async throws {
        let world = try await OperationsWorld.make()
        let first = try await explained(world, "4711\n")
        let file = Array("4711\n".utf8)
        let (fulfilment, partner) = (world.fulfilment, try world.operations.partnerID(OperationsWorld.acme))
        let parsed = file.withUnsafeBytes { world.operations.parser.parse($0, partner: OperationsWorld.acme) }
        let receipt = try await world.database.write { transaction in
            var received = ReceivedFile(
                partner: partner,
                fileName: "orders",
                sha256: Array(repeating: 0, count: 32),
                bytes: file.count,
                format: "test",
                documents: parsed.documents
            )
            received.sha256 = try #require(Self.bytes(ofHexadecimal: first.receipt.sha256))
            return try fulfilment.receive(received, in: transaction).receipt
        }
        let second = try await explained(world, "4711\n")
        #expect(second.isRepeat)
        #expect(second.receipt.id == receipt.id)
        #expect(second.orders == [])
    }

    private static func bytes(ofHexadecimal text: String) -> [UInt8]? {
        let digits = Array(text)
        guard digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    @Test func `what it explains is what then happens`() async throws {
        let world = try await OperationsWorld.make()
        _ = try await world.operations.register(Self.xyz, Self.account, by: "operator:anna")
        let explanation = try await explained(world, "4711 xyz.com\n4712\n")
        try await world.receive("4711 xyz.com\n4712\n")
        try await world.runJobs { snapshot in
            try snapshot.integer("SELECT count(*) FROM job WHERE kind = 'match'") == 0
        }
        for expected in explanation.orders {
            let order = try await world.operations.order(OperationsWorld.key(expected.number))
            #expect(order.lines?.map(\.state) == expected.lines?.map(\.state))
            #expect(order.lines?.map(\.holdReason) == expected.lines?.map(\.holdReason))
            #expect(order.lines?.map(\.smartAccount) == expected.lines?.map(\.smartAccount))
        }
    }

    @Test func `assigns, releases and cancels under the actor's name`() async throws {
        let world = try await OperationsWorld.make()
        let operations = world.operations
        _ = try await operations.register(Self.xyz, Self.account, by: "operator:anna")
        try await world.receive("4711\n4712\n")
        try await world.runJobs { try $0.integer("SELECT count(*) FROM job WHERE kind = 'match'") == 0 }
        let assigned = try await operations.assign(
            OperationsWorld.key("4711"),
            as: AssignRequest(smartAccount: "xyz.com"),
            by: "operator:anna"
        )
        #expect(assigned.linesAffected == 1)
        let released = try await operations.release(OperationsWorld.key("4711"), .init(), by: "operator:anna")
        #expect(released.map(\.state) == ["released"])
        let decisions = try await operations.order(OperationsWorld.key("4711")).lines?.first?.decisions ?? []
        #expect(decisions.last?.actor == "operator:anna")
        let quantities = try await operations.read { _, snapshot in
            let account = try AccountKey.domain(Self.xyz).resolved(for: Self.anna, in: snapshot)
            return try LicensePage.read(of: account, at: PagePosition(), in: snapshot).items.map(\.quantity)
        }
        #expect(quantities == [3])
        let cancelled = try await operations.cancel(
            OperationsWorld.key("4712"),
            CancelLinesRequest(lines: ["1"], reason: "ordered twice"),
            by: "operator:anna"
        )
        #expect(cancelled.cancelled == ["1"])
        #expect(try await operations.verify().faults == [])
    }

    @Test func `pages through listings to their end`() async throws {
        let world = try await OperationsWorld.make()
        try await world.receive((1...5).map { "order-\($0)" }.joined(separator: "\n"))
        try await world.runJobs { try $0.integer("SELECT count(*) FROM job WHERE kind = 'match'") == 0 }
        var numbers: [String] = [], lines: [String] = []
        var position = PagePosition(limit: 2)
        var pages = 0
        repeat {
            let page = try await world.operations.orders(OrderSelection(partner: OperationsWorld.acme), at: position)
            numbers += page.items.map(\.number)
            position.after = page.next
            pages += 1
        } while position.after != nil
        repeat {
            let page = try await world.operations.heldLines(of: nil, because: .noAccount, at: position)
            lines += page.items.map(\.orderNumber)
            position.after = page.next
        } while position.after != nil
        let whole = try await world.operations.orders(OrderSelection(), at: PagePosition(limit: 5))
        #expect(whole.items.count == 5)
        #expect(whole.next == nil)
        #expect(pages == 3)
        #expect(try await world.operations.receipts(of: OperationsWorld.acme, at: PagePosition(limit: 1)).next == nil)
        #expect(numbers.sorted() == (1...5).map { "order-\($0)" })
        #expect(lines.sorted() == numbers.sorted())
    }

    @Test func `names what does not exist`() async throws {
        let world = try await OperationsWorld.make()
        let nobody = PartnerName(unchecked: "nobody")
        await expectError("partner.unknown") { try await world.operations.receipts(of: nobody, at: PagePosition()) }
        await expectError("partner.unknown") { try await world.operations.explain([], named: "", of: nobody) }
        await expectError("order.unknown") { try await world.operations.order(OperationsWorld.key("1")) }
        await expectError("account.unknown") { try await world.operations.account(.domain(Self.xyz)) }
        await expectError("account.unknown") {
            try await world.operations.orders(OrderSelection(account: .domain(Self.xyz)), at: PagePosition())
        }
        await expectError("queue.unknown") {
            try await world.operations.setPaused(true, queue: "x", by: "operator:anna")
        }
        await expectError("job.unknown") { try await world.operations.redrive(job: 1, by: "operator:anna") }
    }

    @Test func `refuses what is malformed before the database sees it`() async throws {
        let world = try await OperationsWorld.make()
        let key = OperationsWorld.key("1")
        await expectError("lines.invalid") {
            try await world.operations.release(key, .init(lines: []), by: "operator:anna")
        }
        await expectError("line.invalid") {
            try await world.operations.release(key, .init(lines: [""]), by: "operator:anna")
        }
        await expectError("reason.invalid") {
            try await world.operations.cancel(key, CancelLinesRequest(reason: "\u{1B}[2J"), by: "operator:anna")
        }
        await expectError("after.invalid") { try await world.operations.accounts(at: PagePosition(after: "ord_1")) }
        await expectError("state.invalid") {
            try await world.operations.register(
                Self.xyz,
                AccountRequest(name: "XYZ", state: "gone"),
                by: "operator:anna"
            )
        }
        await expectError("catalog.entry") {
            let good = ProductEntry(sku: "A", name: "A", kind: "service")
            let bad = ProductEntry(sku: "B", name: "B", kind: "licence")
            return try await world.operations.loadCatalog([good, bad], by: "operator:anna")
        }
        #expect(
            try await world.operations.loadCatalog([.init(sku: "A", name: "A", kind: "service")], by: "x").changed == 1
        )
    }

    @Test func `a default virtual account is the first of a new account, and moves only when it is told to`()
        async throws
    {
        let world = try await OperationsWorld.make()
        func defaults(after entries: [AccountRequest.VirtualAccount]) async throws -> [String] {
            let request = AccountRequest(name: "XYZ GmbH", virtualAccounts: entries)
            let view = try await world.operations.register(Self.xyz, request, by: "operator:anna")
            return (view.virtualAccounts ?? []).filter(\.isDefault).map(\.name)
        }
        #expect(try await defaults(after: [.init(name: "Main"), .init(name: "Lab")]) == ["Main"])
        #expect(try await defaults(after: [.init(name: "Desk")]) == ["Main"])
        #expect(try await defaults(after: [.init(name: "Desk", isDefault: true)]) == ["Desk"])
    }

    @Test func `an account that is closed by registering is answered, and known by its id only`() async throws {
        let world = try await OperationsWorld.make()
        let open = try await world.operations.register(Self.xyz, Self.account, by: "operator:anna")
        let closed = try await world.operations.register(Self.xyz, AccountRequest(state: "closed"), by: "operator:anna")
        #expect(closed.id == open.id)
        #expect(closed.state == "closed")
        let key = AccountKey.domain(Self.xyz)
        for body in [
            { _ = try await world.operations.account(key) },
            { _ = try await world.operations.read { _, snapshot in try key.resolved(for: Self.anna, in: snapshot) } },
        ] as [() async throws -> Void] {
            let error = await #expect(throws: APIError.self) { try await body() }
            #expect(error?.code == "account.closed")
            #expect(error?.message == "the Smart Account xyz.com is closed; it is \(open.id)")
        }
    }

    /// Expects an error that the API answers with this code.
    private func expectError<Result>(
        _ code: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Result
    ) async {
        let error = await #expect(throws: APIError.self, sourceLocation: sourceLocation) { _ = try await body() }
        #expect(error?.code == code, sourceLocation: sourceLocation)
    }
}
