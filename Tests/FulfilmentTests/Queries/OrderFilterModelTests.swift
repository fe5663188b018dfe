import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Every combination of filters against a model: the same orders held in memory and searched by hand.
@Suite struct OrderFilterModelTests {
    private struct ModelOrder: Sendable {
        let number: String
        let partner: PartnerID
        let sequence: Int
        let lines: [LineFixture]
    }

    private struct Model: Sendable {
        let world: ReadWorld
        let partners: [PartnerID]
        let accounts: [SmartAccountID]
        var orders: [ModelOrder] = []

        /// What the list should be.
        func numbers(_ filter: OrderFilter) -> [String] {
            let meeting = orders.compactMap { order -> (order: ModelOrder, since: Int64)? in
                let lines = order.lines.filter { line in
                    (filter.state ?? line.state) == line.state
                        && (filter.holdReason == nil || filter.holdReason == line.reason)
                        && (filter.smartAccount == nil || filter.smartAccount == line.account)
                }
                guard let since = lines.map(\.moment).min(), filter.partner ?? order.partner == order.partner,
                    order.number.hasPrefix(filter.numberPrefix ?? "")
                else { return nil }
                return (order, since)
            }
            let isWaiting = filter.holdReason != nil || filter.state?.isWaiting == true
            return meeting.sorted { left, right in
                if filter.numberPrefix != nil {
                    return (left.order.partner, left.order.number) < (right.order.partner, right.order.number)
                }
                guard filter.smartAccount == nil, isWaiting else { return left.order.sequence > right.order.sequence }
                return (left.since, left.order.sequence) < (right.since, right.order.sequence)
            }
            .map(\.order.number)
        }
    }

    private static func model(seed: UInt64) async throws -> Model {
        let world = try await ReadWorld.make()
        let random = SeededRandom(seed: seed)
        var model = Model(
            world: world,
            partners: [try await world.partner("acme"), try await world.partner("other")],
            accounts: [try await world.account("xyz.com"), try await world.account("abc.com")]
        )
        let states: [LineState] = [.held, .held, .held, .scheduled, .released, .cancelled, .recorded]
        for sequence in 0..<60 {
            let lines = (0...random.next(below: 4)).map { number in
                var line = LineFixture(number: "\(number)", state: states[random.next(below: states.count)])
                line.moment = Int64(random.next(below: 8))
                switch line.state {
                case .held: line.reason = HoldReason.allCases[random.next(below: 3)]
                case .scheduled, .released: line.account = model.accounts[random.next(below: 2)]
                default: break
                }
                return line
            }
            let number = "\(random.next(below: 3))-\(100 + sequence)"
            let partner = model.partners[random.next(below: 2)]
            try await world.order(partner, number, lines)
            model.orders.append(ModelOrder(number: number, partner: partner, sequence: sequence, lines: lines))
        }
        return model
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `every combination of filters lists what searching by hand finds`(seed: UInt64) async throws {
        let model = try await Self.model(seed: seed)
        for partner in [nil, model.partners[0]] {
            for state in [nil, LineState.held, .scheduled, .released, .cancelled, .recorded, .rejected] {
                for reason in [nil, HoldReason.noAccount, .accountPending]
                where reason == nil || state ?? .held == .held {
                    for account in [nil, model.accounts[0]] {
                        for prefix in [nil, "1", "1-1", "9"] {
                            var filter = OrderFilter(partner: partner, state: state, holdReason: reason, limit: 7)
                            filter.smartAccount = account
                            filter.numberPrefix = prefix
                            #expect(try await model.world.numbers(filter) == model.numbers(filter), "\(filter)")
                        }
                    }
                }
            }
        }
        #expect(try await model.world.read { try Verification.faults(in: $0) } == [])
        await model.world.database.close()
    }
}
