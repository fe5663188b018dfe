import Domain
import Fulfilment
import Matching
import Storage
import TestSupport
import Testing

/// Decisions that need another person, and what is learned from decisions.
@Suite(.timeLimit(.minutes(1))) struct FourEyesTests {
    private func approve(_ world: FulfilmentWorld, _ id: String?, by actor: String) async throws -> ReviewResult {
        let id = try #require(id.flatMap { ProposalID($0) })
        return try await world.database.write { try world.fulfilment.approve(id, note: nil, by: actor, in: $0) }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        var settings: FourEyes
        var price: String?
        var isProposed: Bool

        var testDescription: String { says }
    }

    static let cases: [Case] = [
        Case(says: "nothing", settings: FourEyes(), isProposed: false),
        Case(says: "an override without one", settings: FourEyes(overrideVeto: true), isProposed: false),
        Case(says: "a first release", settings: FourEyes(firstRelease: true), isProposed: true),
        Case(says: "learning", settings: FourEyes(aliasLearning: true), isProposed: false),
        Case(says: "a number at its limit", settings: FourEyes(aboveQuantity: 10), isProposed: false),
        Case(says: "a number above it", settings: FourEyes(aboveQuantity: 9), isProposed: true),
        Case(
            says: "a value at its limit",
            settings: FourEyes(aboveValue: DecimalNumber.made("199.90")),
            price: "19.99",
            isProposed: false
        ),
        Case(
            says: "a value above it",
            settings: FourEyes(aboveValue: DecimalNumber.made("199.89")),
            price: "19.99",
            isProposed: true
        ),
        Case(says: "no price", settings: FourEyes(aboveValue: DecimalNumber.made("1")), isProposed: true),
    ]

    @Test(arguments: cases) func `what needs another person becomes a proposal`(row: Case) async throws {
        let world = try await FulfilmentWorld.make(fourEyes: row.settings)
        try await world.twins()
        for number in 1...2 {
            try await world.named("A-\(number)") { document in
                document.lines[0].unitPrice = row.price.map(DecimalNumber.made)
            }
        }
        let result = try await world.confirm("A-1", "acme-tools.de")
        #expect((result.proposal != nil) == row.isProposed)
        let expected = row.isProposed ? "1 held needsReview" : "1 scheduled acme-tools.de/DEFAULT"
        #expect(try await world.lines("A-2") == [expected])
        #expect(try await world.integer("SELECT count(*) FROM assignment") == (row.isProposed ? 0 : 2))
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `a proposal holds its lines until another person approves it`() async throws {
        let world = try await FulfilmentWorld.make(fourEyes: FourEyes(firstRelease: true))
        try await world.twins()
        for number in 1...2 { try await world.named("A-\(number)") }
        let proposed = try await world.confirm("A-1", "acme-tools.de")
        #expect(proposed.line?.holdDetail?.contains("another person has to approve it") == true)
        try await world.account("acme-tools.fr") { $0.name = Name(unchecked: "Acme Tools GmbH") }
        #expect(try await world.lines("A-1") == ["1 held needsReview"])
        #expect(try await world.questions() == ["A-1 2"])
        let again = await #expect(throws: FulfilmentError.self) { try await world.confirm("A-2", "acme-tools.com") }
        #expect(again?.code == "review.proposed")

        let own = await #expect(throws: FulfilmentError.self) {
            try await approve(world, proposed.proposal, by: FulfilmentWorld.anna)
        }
        #expect(own?.code == "proposal.own")
        let result = try await approve(world, proposed.proposal, by: FulfilmentWorld.bert)
        #expect(result.lineCount == 2)
        try await world.passUndoWindow()
        for number in 1...2 {
            #expect(try await world.lines("A-\(number)") == ["1 released acme-tools.de/DEFAULT"])
        }
        let words = try await world.texts("SELECT explanation FROM decision WHERE outcome = 'released' LIMIT 1")
        #expect(words.first?.contains("operator:anna, approved by operator:bert decided for") == true)
        #expect(try await world.bookFaults() == [])
        let ended = await #expect(throws: FulfilmentError.self) {
            try await approve(world, proposed.proposal, by: FulfilmentWorld.bert)
        }
        #expect(ended?.code == "proposal.unknown")
        await world.database.close()
    }

    @Test(
        arguments: [
            "UPDATE proposal SET state = 'approved', judged_by = proposer, judged_at = 1",
            "UPDATE proposal SET proposer = 'operator:x', state = 'approved', judged_by = 'operator:anna', judged_at = 1",
            "UPDATE proposal SET smart_account = (SELECT id FROM smart_account WHERE domain = 'acme-tools.com')",
            "UPDATE proposal SET proposer = 'operator:x'",
        ]
    ) func `the database itself refuses that somebody approves their own`(sql: String) async throws {
        let world = try await FulfilmentWorld.make(fourEyes: FourEyes(firstRelease: true))
        try await world.twins()
        try await world.named("A-1")
        try await world.confirm("A-1", "acme-tools.de")
        let statement = try #require(Self.statements[sql])
        await #expect(throws: StorageError.self) { try await world.write(statement) }
        #expect(try await world.texts("SELECT state || proposer FROM proposal") == ["openoperator:anna"])
        await world.database.close()
    }

    private static let statements: [String: StaticString] = [
        "UPDATE proposal SET state = 'approved', judged_by = proposer, judged_at = 1":
            "UPDATE proposal SET state = 'approved', judged_by = proposer, judged_at = 1",
        "UPDATE proposal SET proposer = 'operator:x', state = 'approved', judged_by = 'operator:anna', judged_at = 1":
            "UPDATE proposal SET proposer = 'operator:x', state = 'approved', judged_by = 'operator:anna', judged_at = 1",
        "UPDATE proposal SET smart_account = (SELECT id FROM smart_account WHERE domain = 'acme-tools.com')":
            "UPDATE proposal SET smart_account = (SELECT id FROM smart_account WHERE domain = 'acme-tools.com')",
        "UPDATE proposal SET proposer = 'operator:x'": "UPDATE proposal SET proposer = 'operator:x'",
    ]

    @Test func `a declined proposal leaves its lines as they were`() async throws {
        let world = try await FulfilmentWorld.make(fourEyes: FourEyes(firstRelease: true))
        try await world.twins()
        try await world.named("A-1")
        let before = try await world.look("A-1").line
        let proposed = try await world.confirm("A-1", "acme-tools.de")
        let id = try #require(proposed.proposal.flatMap { ProposalID($0) })
        _ = try await world.database.write {
            try world.fulfilment.decline(id, note: "wrong", by: FulfilmentWorld.bert, in: $0)
        }
        let after = try await world.look("A-1")
        #expect(after.line == before)
        #expect(after.decisions.map(\.verb) == ["propose", "decline"])
        #expect(try await world.database.read { try ProposalQueries.open(in: $0) } == [])
        await world.database.close()
    }

    @Test func `an operator's assignment does not go around another person`() async throws {
        let world = try await FulfilmentWorld.make(fourEyes: FourEyes(firstRelease: true))
        try await world.twins()
        try await world.named("A-1")
        let error = await #expect(throws: FulfilmentError.self) { try await world.assign("A-1", to: "acme-tools.de") }
        #expect(error?.code == "assignment.needsReview")
        #expect(try await world.integer("SELECT count(*) FROM assignment") == 0)
        await world.database.close()
    }

    // MARK: Aliases

    private static let now = MatchingSettings(aliasCoolOff: 0)

    @Test(arguments: [true, false]) func `an alias counts when another person or a later order says the same`(
        byPerson: Bool
    ) async throws {
        let world = try await FulfilmentWorld.make(matching: Self.now)
        try await world.account("bolt.de") { document in
            document.name = Name(unchecked: "Boltwerk Hamburg AG")
            document.country = CountryCode(unchecked: "DE")
        }
        for number in 1...2 { try await world.named("A-\(number)", "Boltwerk Hamburg AG", email: "x@boltwerk.de") }
        let first = try await world.confirm("A-1", "bolt.de", alone: true)
        #expect(first.alias != nil)
        #expect(first.explanation.contains("candidate"))
        // The other order was there already: one person said it twice.
        let second = try await world.confirm("A-2", "bolt.de")
        #expect(second.explanation.contains("candidate still"))
        try await world.named("A-3", "Boltwerk Hamburg AG", email: "x@boltwerk.de")
        #expect(try await world.lines("A-3").first?.hasPrefix("1 held") == true)
        let actor = byPerson ? FulfilmentWorld.bert : FulfilmentWorld.anna
        if byPerson {
            let id = try #require(first.alias.flatMap { AliasID($0) })
            let own = await #expect(throws: FulfilmentError.self) {
                try await world.database.write {
                    try world.fulfilment.confirmAlias(id, by: FulfilmentWorld.anna, in: $0)
                }
            }
            #expect(own?.code == "alias.own")
            _ = try await world.database.write { try world.fulfilment.confirmAlias(id, by: actor, in: $0) }
            try await world.runJobs()
            #expect(try await world.lines("A-3") == ["1 scheduled bolt.de/DEFAULT"])
        } else {
            let third = try await world.confirm("A-3", "bolt.de", by: actor)
            #expect(third.explanation.contains("is confirmed"))
        }
        try await world.named("A-4", "Boltwerk Hamburg AG", email: "y@boltwerk.de")
        #expect(try await world.lines("A-4") == ["1 scheduled bolt.de/DEFAULT"])
        let explanation = try await world.texts("SELECT explanation FROM decision ORDER BY id DESC LIMIT 1")
        #expect(explanation.first?.hasPrefix("T3") == true)

        let id = try #require(first.alias.flatMap { AliasID($0) })
        let shown = try await world.database.read { try AliasQueries.alias(id, in: $0) }
        #expect(shown.state == "confirmed")
        #expect(shown.lines?.contains { $0.orderNumber == "A-4" } == true)
        let revoked = try await world.database.write {
            try world.fulfilment.revokeAlias(id, by: FulfilmentWorld.bert, in: $0)
        }
        #expect(revoked.lines?.last?.orderNumber == "A-4")
        #expect(revoked.lines?.allSatisfy { $0.state == "held" } == true)
        #expect(try await world.lines("A-4").first?.hasPrefix("1 held") == true)
        #expect(try await world.lines("A-1") == ["1 scheduled bolt.de/DEFAULT"], "that a person decided")
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `where four eyes learn, a later order is not enough`() async throws {
        let world = try await FulfilmentWorld.make(matching: Self.now, fourEyes: FourEyes(aliasLearning: true))
        try await world.account("bolt.de") { $0.name = Name(unchecked: "Boltwerk Hamburg AG") }
        for number in 1...2 {
            try await world.named("A-\(number)", "Boltwerk Hamburg AG")
            let result = try await world.confirm("A-\(number)", "bolt.de")
            #expect(result.explanation.contains("candidate"))
        }
        try await world.named("A-3", "Boltwerk Hamburg AG")
        let result = try await world.confirm("A-3", "bolt.de", by: FulfilmentWorld.bert)
        #expect(result.explanation.contains("is confirmed"))
        await world.database.close()
    }

    @Test(
        arguments: [
            ("Acme Tools GmbH", nil, "accounts have the name", false),
            ("Boltwerk Hamburg AG", "x@gmail.com", "everybody's domain", false),
            ("Global Services AG", nil, "no word that tells companies apart", true),
            ("Boltwerk H\u{0430}mburg AG", nil, "mixes alphabets", true),
        ] as [(String, String?, String, Bool)]
    ) func `what says too little or may deceive is never learned`(
        name: String,
        email: String?,
        reason: String,
        override: Bool
    ) async throws {
        let world = try await FulfilmentWorld.make(matching: Self.now)
        try await world.twins()
        try await world.account("bolt.de") { document in
            document.name = Name(unchecked: name == "Acme Tools GmbH" ? name : "Boltwerk Hamburg AG")
            document.country = CountryCode(unchecked: "DE")
        }
        try await world.named("A-1", name, email: email)
        let result = try await world.confirm("A-1", "bolt.de", override: override)
        #expect(result.alias == nil)
        #expect(result.explanation.contains("no alias is learned"))
        #expect(try await world.integer("SELECT count(*) FROM alias") == 0)
        await world.database.close()
    }
}

extension DecimalNumber {
    /// A number that is written right.
    static func made(_ text: String) -> DecimalNumber {
        guard let number = try? DecimalNumber(text) else { preconditionFailure("“\(text)” is no number") }
        return number
    }
}
