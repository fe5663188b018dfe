import Domain
import Fulfilment
import Storage
import TestSupport
import Testing

/// Who did what, when, on whose order: as far as whoever asks may know.
@Suite(.timeLimit(.minutes(1))) struct HistoryTests {
    @Test func `a log tells what came in, and how the account came to be`() async throws {
        let log = try await LogWorld.make()
        try await log.release("A-1", ["1:PERP:5"], to: "xyz.com", "Berlin", purchaseOrder: "PO-1")
        try await log.world.changeState(log.xyz, to: .suspended)
        try await log.world.account("xyz.com", .suspended, partner: log.world.other) {
            $0.country = CountryCode(unchecked: "DE")
        }
        let told = try await log.history(.smartAccount(log.xyz), as: log.viewer(of: log.xyz))
        #expect(
            told == [
                "account.changed operator:anna: the account was described anew",
                "account.changed operator:anna: the account's state changed from active to suspended",
                "license.acquired partner:acme: 5 PERP acquired through acme into Berlin",
                "account.changed operator:anna: the account was registered as xyz.com, active",
            ]
        )
        await log.world.database.close()
    }

    @Test func `a return that is asked for is told to the customer, and what people command to the partner`()
        async throws
    {
        let log = try await LogWorld.make(undoWindow: FulfilmentWorld.window)
        try await log.release("A-1", ["1:PERP:5", "2:PERP:2"])
        try await log.world.release("A-1", ["1"])
        try await log.world.cancel("A-1")
        try await log.world.order(.made("A-2"))
        try await log.world.assign("A-2", to: "abc.com")
        let customer = try await log.history(.smartAccount(log.xyz), as: log.viewer(of: log.xyz))
        #expect(customer.first == "license.returnRequested partner:acme: the return of 5 PERP was asked for by acme")
        let admin = log.person(.partnerAdministrator, .partner(log.world.acme))
        let partner = try await log.history(.partner(log.world.acme), as: admin)
        #expect(
            partner == [
                "order.assigned operator:anna: order A-2 was assigned to abc.com",
                "order.cancelled operator:anna: order A-1: cancelled: 2; released already, so the return was asked for "
                    + "instead: 1, because: a mistake",
                "order.released operator:anna: order A-1: released lines 1",
            ]
        )
        await log.world.database.close()
    }

    /// What is restricted, and how many of the six entries are shown.
    enum Restriction: CaseIterable {
        case nothing, actor, kind, place, sku, order, since, until, span, nobody

        func filter(_ log: LogWorld) async throws -> (ActivityFilter, Int) {
            var filter = ActivityFilter()
            let start = log.world.now - 5_000
            switch self {
            case .nothing: return (filter, 6)
            case .actor: filter.actor = "partner:acme"
            case .kind: filter.kind = .licenseAcquired
            case .place: filter.virtualAccount = try await log.virtualAccount("Berlin")
            case .sku: filter.sku = "SUB-12"
            case .order: filter.orderNumber = "PO-2"
            case .since: filter.since = Timestamp(milliseconds: start + 4_000)
            case .until: filter.until = Timestamp(milliseconds: start + 1)
            case .span:
                (filter.since, filter.until) =
                    (Timestamp(milliseconds: start + 1_000), Timestamp(milliseconds: start + 3_000))
            case .nobody: filter.actor = "partner:other"
            }
            let counts: [Restriction: Int] = [
                .actor: 5, .kind: 5, .place: 2, .sku: 1, .order: 1, .since: 1, .until: 2, .span: 2, .nobody: 0,
            ]
            return (filter, counts[self] ?? -1)
        }
    }

    @Test(arguments: Restriction.allCases, [1, 2, 3, 100])
    func `a filter shows what it says, page after page`(restriction: Restriction, limit: Int) async throws {
        let log = try await LogWorld.make()
        for number in 1...5 {
            let line = number == 4 ? "1:SUB-12:1" : "1:PERP:\(number)"
            let place = number < 3 ? "Berlin" : "Paris"
            try await log.release("A-\(number)", [line], to: "xyz.com", place, purchaseOrder: "PO-\(number)")
            try await log.release("B-\(number)", to: "abc.com")
            log.world.time.advance(milliseconds: -1_000)
        }
        let (filter, count) = try await restriction.filter(log)
        let viewer = log.viewer(of: log.xyz)
        let told = try await log.history(.smartAccount(log.xyz), filter, limit: limit, as: viewer)
        let all = try await log.history(.smartAccount(log.xyz), filter, as: viewer)
        #expect((told.count, Set(told).count) == (count, count))
        #expect(told == all)
        await log.world.database.close()
    }

    /// Who asks, and how many of the entries in Berlin (2), Paris (1) and of the account (1) they see.
    enum Caller: CaseIterable {
        case viewer, approver, berlin, berlinAdministrator, both, parentWithNested, parentAlone, foreign, foreignPlace,
            partner, nobody, narrowToken

        func principal(_ log: LogWorld) async throws -> Principal {
            let (berlin, paris) = (try await log.virtualAccount("Berlin"), try await log.virtualAccount("Paris"))
            let place = { (id: VirtualAccountID, account: SmartAccountID, withNested: Bool) in
                Grant.Scope.virtualAccount(id, of: account, withNested: withNested)
            }
            switch self {
            case .viewer: return log.viewer(of: log.xyz)
            case .approver: return log.person(.smartAccountApprover, .smartAccount(log.xyz))
            case .berlin: return log.person(.virtualAccountUser, place(berlin, log.xyz, false))
            case .berlinAdministrator: return log.person(.virtualAccountAdministrator, place(berlin, log.xyz, true))
            case .both:
                let grants = [berlin, paris].map {
                    Grant(role: .virtualAccountViewer, scope: place($0, log.xyz, false))
                }
                return Principal(kind: .client(PrincipalID(rawValue: 2)), grants: grants)
            case .parentWithNested: return log.person(.virtualAccountViewer, place(paris, log.xyz, true))
            case .parentAlone: return log.person(.virtualAccountViewer, place(paris, log.xyz, false))
            case .foreign: return log.person(.smartAccountAdministrator, .smartAccount(log.abc))
            case .foreignPlace: return log.person(.virtualAccountAdministrator, place(berlin, log.abc, true))
            case .partner: return log.person(.partnerAdministrator, .partner(log.world.acme))
            case .nobody: return Principal(kind: .person(PrincipalID(rawValue: 3)), grants: [])
            case .narrowToken:
                return Principal(
                    kind: .client(PrincipalID(rawValue: 4)),
                    grants: [Grant(role: .smartAccountAdministrator, scope: .smartAccount(log.xyz))],
                    scopes: [.readAccount]
                )
            }
        }

        /// How many entries, or the code of the refusal; `nested` where Berlin lies in Paris.
        func expected(nested: Bool) -> (Int, String?) {
            switch self {
            case .viewer, .approver: (4, nil)
            case .berlin, .berlinAdministrator: (2, nil)
            case .both: (3, nil)
            case .parentWithNested: (nested ? 3 : 1, nil)
            case .parentAlone: (1, nil)
            case .foreign, .foreignPlace, .partner, .nobody: (0, "account.unknown")
            case .narrowToken: (0, "access.forbidden")
            }
        }
    }

    @Test(arguments: Caller.allCases, [false, true])
    func `each sees what its roles reach`(caller: Caller, nested: Bool) async throws {
        let log = try await LogWorld.make()
        if nested {
            try await log.world.write(
                """
                UPDATE virtual_account SET parent = (SELECT id FROM virtual_account WHERE name = 'Paris')
                WHERE name = 'Berlin'
                """
            )
        }
        for (number, place) in ["Berlin", "Paris", "Berlin"].enumerated() {
            try await log.release("A-\(number)", to: "xyz.com", place)
        }
        let principal = try await caller.principal(log)
        let (count, code) = caller.expected(nested: nested)
        if let code {
            let error = await #expect(throws: FulfilmentError.self) {
                try await log.history(.smartAccount(log.xyz), as: principal)
            }
            #expect(error?.code == code)
        } else {
            #expect(try await log.history(.smartAccount(log.xyz), as: principal).count == count)
        }
        await log.world.database.close()
    }

    @Test func `a partner's log is its own`() async throws {
        let log = try await LogWorld.make()
        try await log.world.order(.made("A-2"))
        try await log.world.assign("A-2", to: "abc.com")
        let other = log.person(.partnerAdministrator, .partner(log.world.other))
        let operatorOnly = log.person(.partnerOperator, .partner(log.world.acme))
        for (caller, code) in [(other, "partner.unknown"), (operatorOnly, "access.forbidden")] {
            let error = await #expect(throws: FulfilmentError.self) {
                try await log.history(.partner(log.world.acme), as: caller)
            }
            #expect(error?.code == code)
        }
        #expect(try await log.history(.partner(log.world.acme), as: log.anna).count == 1)
        await log.world.database.close()
    }
}
