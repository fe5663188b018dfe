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
            try await world.reject("A-1", "steelworks.de")
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
}
