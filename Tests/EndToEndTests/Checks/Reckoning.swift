import Foundation
import Testing

/// What must be true of a world at its end, however often its daemon was killed: nothing is lost, doubled or changed.
struct Reckoning {
    static let account = "xyz.com"

    let world: DaemonWorld
    /// Where the partner's events go, and where those of the account.
    let partner: WebhookReceiver
    let customer: WebhookReceiver
    /// The files that were dropped, with their orders.
    let files: [String: [SampleOrder]]

    private var orders: [SampleOrder] { files.values.flatMap(\.self) }
    private var released: [SampleOrder] { orders.filter { $0.account != nil } }

    /// The events that a partner must be told, each once, as `type number`.
    private var expected: Set<String> {
        Set(
            orders.flatMap { order in
                let types =
                    order.account == nil
                    ? ["order.accepted", "license.held"]
                    : ["order.accepted", "license.matched", "license.released"]
                return types.map { "\($0) \(order.number)" }
            }
        )
    }

    /// Waits until everybody has been told everything, and every file has its receipt and is out of the way.
    func waitForEverything(within limit: Duration = .seconds(60)) async throws {
        try await partner.requests.wait(for: "the partner's events", within: limit, expected) { missing, request in
            missing.remove("\(request.type) \(request.number)")
            return missing.isEmpty
        }
        let numbers = Set(released.map { "EC-\($0.number)" })
        try await customer.requests.wait(for: "the customer's events", within: limit, numbers) { missing, request in
            for license in request.body?.data.licenses ?? [] { missing.remove(license.endCustomerOrderNumber ?? "") }
            return missing.isEmpty
        }
        let wanted = Set(files.keys.map { "\($0).receipt.json" })
        try await DirectoryWatch(world.receipts()).wait(for: "the receipts", within: limit) { place in
            wanted.isSubset(of: (try? DirectoryWatch.entries(place)) ?? [])
        }
        try await DirectoryWatch("\(world.stateDirectory)/spool").wait(for: "an empty spool", within: limit) { place in
            (try? DirectoryWatch.entries(place).isEmpty) ?? false
        }
    }

    /// Checks everything that the daemon and its directories tell.
    func check(_ comment: Comment? = nil) async throws {
        try await checkOrders(comment)
        try await checkReceipts(comment)
        try await checkEvents(comment)
        try await checkLicenses(comment)
        let dead = try await world.items(JobLook.self, "jobs", "--state", "dead")
        #expect(dead.isEmpty, comment)
        #expect(try await world.faults() == "", comment)
    }
}

extension Reckoning {
    private func checkOrders(_ comment: Comment?) async throws {
        let known = try await world.items(OrderLook.self, "orders")
        #expect(known.map(\.number).sorted() == orders.map(\.number).sorted(), comment)
        let looks = Dictionary(known.map { ($0.number, $0) }) { first, _ in first }
        for order in orders {
            let state = order.account == nil ? "held" : "released"
            #expect(looks[order.number]?.linesByState == [state: order.lineCount], comment)
        }
    }

    /// One receipt for each file: in the database, in the partner's directory, and in the archive.
    private func checkReceipts(_ comment: Comment?) async throws {
        let receipts = try await world.items(ReceiptLook.self, "receipts", "acme")
        #expect(receipts.map(\.fileName).sorted() == files.keys.sorted(), comment)
        #expect(receipts.allSatisfy { $0.outcome == "accepted" }, comment)
        let answers = files.keys.flatMap { ["\($0).receipt.json", "\($0).receipt.txt"] }
        #expect(try Self.allEntries(world.receipts()) == answers.sorted(), comment)
        let kept = try Self.allEntries(world.archive()).flatMap { try Self.allEntries("\(world.archive())/\($0)") }
        #expect(kept.sorted() == receipts.map { "\($0.id)-\($0.fileName)" }.sorted(), comment)
        #expect(try Self.allEntries(world.inbox()) == [], comment)
        #expect(try Self.allEntries("\(world.stateDirectory)/spool") == [], comment)
        #expect(try Self.allEntries(world.quarantine()) == [], comment)
    }

    /// Each thing that happened is one event, and its requests all say the same.
    private func checkEvents(_ comment: Comment?) async throws {
        let events = try await world.items(EventLook.self, "events", "--partner", "acme")
        let told = try events.map { event in
            let body = try JSONDecoder().decode(WebhookRequest.Body.self, from: Data(event.body.utf8))
            return "\(event.type) \(body.data.number ?? "")"
        }
        #expect(told.sorted() == expected.sorted(), comment)
        let customers = try await world.items(EventLook.self, "events", "--account", Self.account)
            .filter { $0.type == "license.released" }
        for (receiver, events) in [(partner, events), (customer, customers)] {
            let bodies = Dictionary(events.map { ($0.id, $0.body) }) { first, _ in first }
            let requests = receiver.requests.all
            #expect(requests.allSatisfy { bodies[$0.id] == $0.text }, comment)
            #expect(Set(requests.map(\.id)) == Set(bodies.keys), comment)
        }
    }

    /// Every unit lies in the customer's account once, and was released at the moment that was told.
    private func checkLicenses(_ comment: Comment?) async throws {
        let licenses = try await licenses()
        let wanted = released.flatMap { order in
            (1...order.lineCount).map { "EC-\(order.number) \(SampleOrder.quantity(line: $0))" }
        }
        #expect(
            licenses.map { "\($0.endCustomerOrderNumber ?? "") \($0.quantity)" }.sorted() == wanted.sorted(),
            comment
        )
        var moments: [String: Set<String>] = [:]
        for license in customer.requests.all.flatMap({ $0.body?.data.licenses ?? [] }) {
            moments[license.id, default: []].insert(license.releasedAt)
        }
        for line in partner.requests.all.filter({ $0.type == "license.released" }).flatMap({ $0.body?.data.lines ?? [] }
        ) {
            moments[line.lot ?? "", default: []].insert(line.releasedAt ?? "")
        }
        #expect(moments == Dictionary(licenses.map { ($0.id, [$0.releasedAt]) }) { first, _ in first }, comment)
    }

    func licenses() async throws -> [LicenseLook] {
        try await world.items(LicenseLook.self, "account", "licenses", Self.account)
    }

    /// Hidden ones too: what a crash leaves behind is hidden.
    private static func allEntries(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
