import Domain
import Fulfilment
import Matching
import Storage
import TestSupport
import Testing

/// What tiers in shadow show, what people teach, and what they take back.
@Suite(.timeLimit(.minutes(1))) struct LearningTests {
    private static let scheduled = "1 scheduled steelworks.de/DEFAULT"

    private static func order(_ number: String, mail: String? = "a@steelworks.de") -> OrderDocument {
        .made(number) { $0.endCustomer.names("Steel Works GmbH", "DE", mail: mail) }
    }

    private static func report(_ world: FulfilmentWorld, _ tier: EvidenceTier) async throws -> TierReport {
        let fulfilment = world.fulfilment
        let reports = try await world.database.read { try fulfilment.matchReport(in: $0) }
        return try #require(reports.first { $0.partner == FulfilmentWorld.partner && $0.tier == tier })
    }

    @Test func `a tier in shadow records what it would match, and is judged by what is released`() async throws {
        let world = try await EvidenceTests.world([:])
        for number in ["A-1", "A-2", "A-3"] {
            try await world.order(Self.order(number))
            #expect(try await world.lines(number) == ["1 held needsReview"])
        }
        try await world.account("steelworks.de") { $0.aliases = [Name(unchecked: "Ost AG")] }
        #expect(try await world.integer("SELECT count(*) FROM shadow_decision WHERE tier = 'T4'") == 3)
        try await world.assign("A-1", to: "steelworks.de")
        try await world.assign("A-2", to: "bakery.fr")
        try await world.passUndoWindow()
        let report = try await Self.report(world, .nameAndCorroborator)
        #expect(report.mode == .shadow && report.decisions == 3)
        #expect(report.agreed == 1 && report.disagreed == 1 && report.open == 1)
        #expect(report.record.boundPerMillion == nil && !report.record.mayBeAutomatic)
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `enough that agreed and nothing wrong proves a tier`() async throws {
        let world = try await EvidenceTests.world([:])
        try await world.order(Self.order("A-1"))
        try await world.assign("A-1", to: "steelworks.de")
        try await world.passUndoWindow()
        let one = try await Self.report(world, .nameAndCorroborator)
        #expect(one.agreed == 1 && one.record.boundPerMillion == 1_000_000 && !one.record.mayBeAutomatic)
        try await world.database.write { transaction in
            let account = try transaction.snapshot.integer("SELECT smart_account FROM shadow_decision")
            let partner = try transaction.snapshot.integer("SELECT partner FROM shadow_decision")
            let row = try transaction.snapshot.integer("SELECT id FROM order_line")
            for number in 2...3_000 {
                try transaction.run(
                    """
                    INSERT INTO order_line(id, order_id, number, sku, quantity, state)
                    SELECT ?1, order_id, ?2, sku, 1, 'recorded' FROM order_line WHERE id = ?3
                    """,
                    Int64(number),
                    "\(number)",
                    row
                )
                try transaction.run(
                    "INSERT INTO shadow_decision VALUES(?1, ?2, ?3, 'T4', 0, 1, 0)",
                    Int64(number),
                    account,
                    partner
                )
            }
        }
        let proven = try await Self.report(world, .nameAndCorroborator)
        #expect(proven.agreed == 3_000 && proven.record.boundPerMillion == 1_000 && proven.record.mayBeAutomatic)
        await world.database.close()
    }

    enum Mistake: String, CaseIterable { case notAMatch, reassigned, returned }

    @Test(arguments: Mistake.allCases)
    func `one wrong match puts its tier into shadow for the partner and tells it`(mistake: Mistake) async throws {
        let world = try await EvidenceTests.world()
        try await world.order(Self.order("A-1"))
        #expect(try await world.lines("A-1") == [Self.scheduled])
        switch mistake {
        case .notAMatch:
            let (line, account) = try await world.ids(of: "A-1")
            let fulfilment = world.fulfilment
            try await world.database.write {
                try fulfilment.rejectMatch(of: line, with: account, actor: "operator:anna", in: $0)
            }
            #expect(try await world.lines("A-1") == ["1 held needsReview"])
        case .reassigned:
            try await world.assign("A-1", to: "bakery.fr")
            #expect(try await world.lines("A-1") == ["1 scheduled bakery.fr/DEFAULT"])
        case .returned:
            try await world.passUndoWindow()
            try await world.cancel("A-1")
        }
        let events = try await world.events("matching.tier_suspended")
        #expect(events.count == 1 && events.first?.data["tier"] as? String == "T4")
        let report = try await Self.report(world, .nameAndCorroborator)
        #expect(report.mode == .shadow && report.matched == 1 && report.wrong == 1)
        #expect(report.suspendedBecause?.contains("A-1") == true)
        try await world.order(
            .made("A-2") { $0.endCustomer.names("Eisenhütte Ost GmbH", "DE", mail: "a@steelworks.de") }
        )
        #expect(try await world.lines("A-2") == ["1 held needsReview"])
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `an alias counts after another order confirmed it, and revoking takes back what is not released`()
        async throws
    {
        let world = try await EvidenceTests.world()
        let fulfilment = world.fulfilment
        let strange = { (number: String) in
            OrderDocument.made(number) { $0.endCustomer.names("Stahlbude Nord GmbH", "DE") }
        }
        for number in ["A-1", "A-2", "A-3"] { try await world.order(strange(number)) }
        let account = try await world.accountID("steelworks.de")
        let first = try await world.lineID("A-1")
        let second = try await world.lineID("A-2")
        let learned = try await world.database.write {
            try fulfilment.learnAlias(from: first, account: account, actor: "operator:anna", in: $0)
        }
        #expect(learned.state == "candidate")
        let again = try await world.database.write {
            try fulfilment.learnAlias(from: first, account: account, actor: "operator:anna", in: $0)
        }
        #expect(again.state == "candidate" && again.id == learned.id)
        #expect(try await world.lines("A-3") == ["1 held noAccount"])
        let confirmed = try await world.database.write {
            try fulfilment.learnAlias(from: second, account: account, actor: "operator:anna", in: $0)
        }
        #expect(confirmed.state == "confirmed")
        #expect(try await world.lines("A-3") == [Self.scheduled])
        let revoked = try await world.database.write {
            try fulfilment.revokeAlias(learned.id, actor: "operator:ben", in: $0)
        }
        #expect(revoked.state == "revoked" && revoked.revokedBy == "operator:ben")
        #expect(try await world.lines("A-3") == ["1 held noAccount"])
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `the database itself refuses an alias that its author confirms by the same order`() async throws {
        let world = try await EvidenceTests.world()
        try await world.order(Self.order("A-1"))
        let (fulfilment, line) = (world.fulfilment, try await world.lineID("A-1"))
        let account = try await world.accountID("steelworks.de")
        let alias = try await world.database.write {
            try fulfilment.learnAlias(from: line, account: account, actor: "operator:anna", in: $0)
        }
        await #expect(throws: StorageError.self) {
            try await world.write(
                "UPDATE alias SET state = 'confirmed', confirmed_by = author, confirmed_at = 1, confirmed_from = learned_from"
            )
        }
        await #expect(throws: FulfilmentError.self) {
            _ = try await world.database.write { try fulfilment.confirmAlias(alias.id, actor: "operator:anna", in: $0) }
        }
        let confirmed = try await world.database.write {
            try fulfilment.confirmAlias(alias.id, actor: "operator:ben", in: $0)
        }
        #expect(confirmed.state == "confirmed" && confirmed.confirmedFrom == nil)
        await world.database.close()
    }

    @Test func `a review names the accounts with similar names, and how many lines are alike`() async throws {
        let world = try await EvidenceTests.world([:])
        for number in ["A-1", "A-2", "A-3"] {
            try await world.order(.made(number) { $0.endCustomer.names("Stel Works", "DE") })
        }
        let (fulfilment, line) = (world.fulfilment, try await world.lineID("A-1"))
        for _ in 1...2 {
            let review = try #require(try await world.database.read { try fulfilment.review(line, in: $0) })
            let best = try #require(review.verdict.candidates.first)
            #expect(best.identifier.text == "steelworks.de" && best.likelihood == .possible)
            #expect(review.accounts[best.account]?.name.text == "Steel Works GmbH")
            #expect(review.alike == 2)
            // The second time from what is kept.
            try await world.database.write { try fulfilment.keepSuggestions(for: line, in: $0) }
        }
        #expect(try await world.database.read { try fulfilment.linesAlike(line, limit: 10, in: $0) }.count == 3)
        await world.database.close()
    }
}

extension FulfilmentWorld {
    func accountID(_ domain: String) async throws -> SmartAccountID {
        let id = try await database.read {
            try $0.integer("SELECT id FROM smart_account WHERE domain = ?1 AND state <> 'closed'", domain)
        }
        return SmartAccountID(rawValue: try #require(id))
    }

    /// The first line of an order.
    func lineID(_ order: String) async throws -> OrderLineID {
        let id = try await database.read {
            try $0.integer(
                "SELECT min(l.id) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE o.number = ?1",
                order
            )
        }
        return OrderLineID(rawValue: try #require(id))
    }

    /// The first line of an order and the account it stands with.
    func ids(of order: String) async throws -> (OrderLineID, SmartAccountID) {
        let line = try await lineID(order)
        let account = try await database.read {
            try $0.integer("SELECT smart_account FROM order_line WHERE id = ?1", line.rawValue)
        }
        return (line, SmartAccountID(rawValue: try #require(account)))
    }
}
