import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Random operations in random order: whatever happens, the books balance and nothing is lost or doubled.
@Suite(.timeLimit(.minutes(2))) struct LedgerModelTests {
    /// What the test itself knows of the world: what has been received, and what has been taken back.
    private struct Model {
        var orders: [String] = []
        var accounts: [String: SmartAccountID] = [:]
        /// Lines that have been released, with their moment: none of it ever changes again.
        var released: [Int64: Int64] = [:]
    }

    private static let domains = ["a.com", "b.com", "c.com"]
    private static let skus = ["PERP", "TERM-36", "SUB-12", "BOX", "NEW"]

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `the books balance after every step`(seed: UInt64) async throws {
        let world = try await FulfilmentWorld.make()
        let random = SeededRandom(seed: seed)
        var model = Model()
        for step in 0..<300 {
            let what: String
            do {
                what = try await Self.act(world, random, &model)
            } catch let refusal as FulfilmentError {
                // A refused command is a step like any other, and must have changed nothing that matters.
                what = "refused \(refusal.code)"
            }
            let faults = try await world.bookFaults()
            #expect(faults.isEmpty, "seed \(seed), step \(step): \(what)")
            try await Self.checkReleased(world, &model)
            if !faults.isEmpty { break }
        }
        #expect(model.released.count > 5, "seed \(seed) released too little to show anything")
        await world.database.close()
    }

    /// A released line keeps its moment, its term and its place for ever.
    private static func checkReleased(_ world: FulfilmentWorld, _ model: inout Model) async throws {
        let rows = try await world.database.read { snapshot in
            try snapshot.all("SELECT id, released_at FROM order_line WHERE state = 'released'") {
                ($0.integer(0), $0.integer(1))
            }
        }
        let now = Dictionary(uniqueKeysWithValues: rows)
        for (line, moment) in model.released { #expect(now[line] == moment) }
        model.released = now
    }

    private static func act(
        _ world: FulfilmentWorld,
        _ random: SeededRandom,
        _ model: inout Model
    ) async throws -> String {
        let order = model.orders.isEmpty ? "O-1" : model.orders[random.next(below: model.orders.count)]
        let domain = domains[random.next(below: domains.count)]
        let line = "\(1 + random.next(below: 4))"
        switch random.next(below: 20) {
        case 0...3:
            let number = "O-\(model.orders.count + 1)"
            model.orders.append(number)
            try await world.receive([.order(document(number, random))])
            return "order \(number)"
        case 4, 5:
            try await world.receive([.order(change(order, random))])
            return "change \(order)"
        case 6:
            try await world.receive([.order(.cancellation(order))])
            return "cancellation \(order)"
        case 7: return "cancel \(order) \(try await world.cancel(order, random.next(below: 2) == 0 ? [line] : []))"
        case 8:
            try await world.release(order, random.next(below: 2) == 0 ? [line] : [])
            return "release \(order)"
        case 9:
            try await world.assign(order, line: random.next(below: 2) == 0 ? line : nil, to: domain)
            return "assign \(order) to \(domain)"
        case 10...12: return try await actOnAccounts(world, random, &model)
        default:
            world.time.advance(milliseconds: Int64(random.next(below: 600_000)))
            try await world.runJobs()
            return "jobs"
        }
    }

    private static func actOnAccounts(
        _ world: FulfilmentWorld,
        _ random: SeededRandom,
        _ model: inout Model
    ) async throws -> String {
        let domain = domains[random.next(below: domains.count)]
        switch random.next(below: 3) {
        case 0:
            let state: SmartAccountState = [.pending, .active, .active, .suspended][random.next(below: 4)]
            model.accounts[domain] = try await world.account(domain, state).id
            return "\(domain) is \(state)"
        case 1:
            guard let id = model.accounts[domain] else { return "nothing" }
            let state = SmartAccountState.allCases[random.next(below: 4)]
            try await world.changeState(id, to: state)
            return "\(domain) becomes \(state)"
        default:
            let kinds: [ProductKind] = [.perpetualLicense, .hardware, .subscription(months: 6)]
            let product = Product(
                sku: SKU(unchecked: "NEW-\(random.next(below: 20))"),
                name: "\(random.next())",
                kind: kinds[random.next(below: 3)],
                isSmartEnabled: true
            )
            _ = try await world.database.write { try world.fulfilment.loadCatalog([product], in: $0) }
            return "catalog \(product.sku)"
        }
    }

    private static func sku(_ random: SeededRandom) -> String {
        let sku = skus[random.next(below: skus.count)]
        return sku == "NEW" ? "NEW-\(random.next(below: 20))" : sku
    }

    private static func document(_ number: String, _ random: SeededRandom) -> OrderDocument {
        let lines = (1...(1 + random.next(below: 3))).map { "\($0):\(sku(random)):\(1 + random.next(below: 9))" }
        let account = random.next(below: 3) == 0 ? nil : domains[random.next(below: domains.count)]
        return .made(number, lines, for: account) { document in
            document.isReleasedOnRequest = random.next(below: 6) == 0
            if random.next(below: 10) == 0 { document.kind = .stocking }
        }
    }

    private static func change(_ number: String, _ random: SeededRandom) -> OrderDocument {
        let line = 1 + random.next(below: 4)
        let quantity = 1 + random.next(below: 9)
        let text =
            switch random.next(below: 4) {
            case 0: "cancel \(line)"
            case 1: "add \(line):\(sku(random)):\(quantity)"
            case 2: "change \(line):\(sku(random)):\(quantity)"
            default: "change \(line)::\(quantity)"
            }
        let account = random.next(below: 3) == 0 ? domains[random.next(below: domains.count)] : nil
        return .made(number, [text], for: account, purpose: .change)
    }
}
