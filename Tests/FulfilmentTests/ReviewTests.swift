import Domain
import Fulfilment
import Matching
import Storage
import TestSupport
import Testing

/// People decide about lines of which the rules are not certain.
@Suite(.timeLimit(.minutes(1))) struct ReviewTests {
    @Test func `lines that say the same are one question, the oldest first`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.named("A-1")
        world.time.advance(milliseconds: 1_000)
        try await world.named("B-1", "Bolt Works AG")
        world.time.advance(milliseconds: 1_000)
        try await world.named("A-2", "ACME TOOLS GmbH", lines: ["1:PERP:5", "2:PERP:1"])
        try await world.named("A-3", country: "AT")
        #expect(try await world.questions() == ["A-1 3", "B-1 1", "A-3 1"])
        await world.database.close()
    }

    @Test func `a page goes on where the one before ended`() async throws {
        let world = try await FulfilmentWorld.make()
        for number in 1...7 { try await world.named("A-\(number)", "Company Number\(number)x GmbH") }
        try await world.named("A-8", "Company Number1x GmbH")
        var place: ReviewPlace?
        var found: [String] = []
        repeat {
            let after = place
            let page = try await world.database.read { try world.fulfilment.reviewList(after: after, limit: 3, in: $0) }
            found += page.items.map(\.line.orderNumber)
            place = page.next.flatMap { ReviewPlace($0.description) }
        } while place != nil
        #expect(found == (1...7).map { "A-\($0)" })
        await world.database.close()
    }

    @Test func `a line is shown with its candidates, what matched, and what speaks against them`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.account("acmetools.at") { document in
            document.name = Name(unchecked: "Acme Tools AG")
            document.country = CountryCode(unchecked: "AT")
        }
        try await world.named("A-1", email: "buyer@gmail.com")
        let view = try await world.look("A-1")
        #expect(view.outcome != "matched")
        #expect(view.candidates.map(\.smartAccount).sorted() == ["acme-tools.com", "acme-tools.de", "acmetools.at"])
        #expect(view.candidates.last?.smartAccount == "acmetools.at")
        let best = try #require(view.candidates.first)
        #expect(best.fields.prefix(2).map { "\($0.name) \($0.grade)" } == ["name A", "country A"])
        #expect(best.matchedName == "Acme Tools GmbH")
        #expect(best.nameOrigin == "current")
        #expect(best.against.contains("2 accounts have the name"))
        #expect(view.candidates.last?.against.contains { $0.contains("legal form") } == true)
        #expect(view.margin == 0)
        #expect(view.customer.map(\.name) == ["name", "country", "email"])
        #expect(view.ruleVersion == MatchEngine.ruleVersion)
        await world.database.close()
    }

    @Test func `what was found for a name is kept until the accounts change`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.named("A-1", "Acme Toolz GmbH")
        let id = try await world.lineID("A-1")
        let first = try await world.database.read { try world.fulfilment.review(id, in: $0) }
        let found = try #require(first.found)
        try await world.database.write { try world.fulfilment.keep(found, in: $0) }
        let second = try await world.database.read { try world.fulfilment.review(id, in: $0) }
        #expect(second.found == nil)
        #expect(second.view.candidates == first.view.candidates)
        try await world.account("acme-toolz.com") { $0.name = Name(unchecked: "Acme Toolz GmbH") }
        let third = try await world.database.read { try world.fulfilment.review(id, in: $0) }
        #expect(third.view.candidates.first?.smartAccount == "acme-toolz.com")
        try await world.database.write { try world.fulfilment.keep(found, in: $0) }
        let current = try await world.integer(
            "SELECT count(*) FROM suggestion_cache WHERE registry_version = (SELECT version FROM registry)"
        )
        #expect(current == 0)
        await world.database.close()
    }

    @Test func `one decision is for all held lines that say the same, and they are released after the window`()
        async throws
    {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.named("A-1", lines: ["1:PERP:5", "2:PERP:1"])
        try await world.named("A-2")
        try await world.named("A-3", country: "AT")
        let result = try await world.confirm("A-1", "acme-tools.de")
        #expect(result.lineCount == 3)
        #expect(result.line?.state == "scheduled")
        let both = (1...2).map { "\($0) scheduled acme-tools.de/DEFAULT" }
        #expect(try await world.lines("A-1") == both)
        #expect(try await world.lines("A-3") == ["1 held noAccount"])
        try await world.passUndoWindow()
        #expect(try await world.lines("A-2") == ["1 released acme-tools.de/DEFAULT"])
        let explanations = try await world.texts("SELECT explanation FROM decision WHERE outcome = 'released'")
        #expect(explanations.allSatisfy { $0.hasPrefix("T0 operator:anna decided for") })
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test func `a line whose order names another account or number is not swept along`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.named("A-1")
        try await world.named("A-2") { $0.endCustomer.smartAccount = Name(unchecked: "elsewhere.org") }
        try await world.named("A-3") { $0.endCustomer.dunsNumber = Name(unchecked: "150483782") }
        #expect(try await world.confirm("A-1", "acme-tools.de").lineCount == 1)
        #expect(try await world.lines("A-2").first?.hasPrefix("1 held") == true)
        #expect(try await world.lines("A-3").first?.hasPrefix("1 held") == true)
        await world.database.close()
    }

    @Test func `a decision for one line leaves the others`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        for number in 1...2 { try await world.named("A-\(number)") }
        #expect(try await world.confirm("A-1", "acme-tools.de", alone: true).lineCount == 1)
        #expect(try await world.lines("A-2").first?.hasPrefix("1 held") == true)
        await world.database.close()
    }

    @Test func `a decision for more lines than one transaction takes reaches them all`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        for number in 1...23 {
            try await world.named("A-\(number)", lines: (1...10).map { "\($0):PERP:1" })
        }
        #expect(try await world.confirm("A-5", "acme-tools.de").lineCount == 230)
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'scheduled'") == 200)
        try await world.named("A-99")
        try await world.runJobs()
        #expect(try await world.integer("SELECT count(*) FROM order_line WHERE state = 'scheduled'") == 230)
        #expect(try await world.lines("A-99").first?.hasPrefix("1 held") == true, "it came after the decision")
        await world.database.close()
    }

    @Test func `against what is known is decided only when that is said`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("steel.at") { document in
            document.name = Name(unchecked: "Steel Works AG")
            document.country = CountryCode(unchecked: "AT")
        }
        try await world.named("A-1", "Steel Works GmbH")
        let error = await #expect(throws: FulfilmentError.self) { try await world.confirm("A-1", "steel.at") }
        #expect(error?.code == "review.contradicted")
        let result = try await world.confirm("A-1", "steel.at", override: true)
        #expect(result.overruled.contains("country DE, the account's is AT"))
        #expect(result.alias == nil, "an exception is not learned")
        #expect(try await world.lines("A-1") == ["1 scheduled steel.at/DEFAULT"])
        await world.database.close()
    }

    @Test func `a decision is kept with what was seen, and cannot be changed`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        try await world.named("A-1")
        try await world.confirm("A-1", "acme-tools.de")
        let view = try await world.look("A-1")
        #expect(view.decisions.map(\.verb) == ["confirm"])
        #expect(view.decisions.first?.actor == FulfilmentWorld.anna)
        let snapshot = try await world.texts("SELECT candidates FROM review_decision")
        #expect(snapshot.first?.contains(#""domain":"acme-tools.com""#) == true)
        for sql in ["UPDATE review_decision SET actor = 'x'", "DELETE FROM review_decision"] as [StaticString] {
            await #expect(throws: StorageError.self) { try await world.write(sql) }
        }
        await world.database.close()
    }

    @Test func `not a match is remembered, takes back what is not released, and can be taken back itself`() async throws
    {
        let settings = MatchingSettings(modes: [.nameAndCorroborator: .auto])
        let world = try await FulfilmentWorld.make(matching: settings)
        try await world.account("bolt.de") { document in
            document.name = Name(unchecked: "Bolt Works AG")
            document.country = CountryCode(unchecked: "DE")
        }
        try await world.named("B-1", "Bolt Works AG", email: "a@bolt.de")
        #expect(try await world.lines("B-1") == ["1 scheduled bolt.de/DEFAULT"])
        try await world.reject("B-1", "bolt.de")
        #expect(try await world.lines("B-1") == ["1 held needsReview"])
        try await world.named("B-2", "Bolt Works AG", email: "b@bolt.de")
        #expect(try await world.lines("B-2") == ["1 held needsReview"])
        #expect(try await world.look("B-2").candidates.first?.likelihood == "certainly-not")
        #expect(try await world.texts("SELECT tier || mode FROM tier_state") == ["T4shadow"])
        await #expect(throws: FulfilmentError.self) { try await world.confirm("B-2", "bolt.de") }

        let request = ReviewRequest(line: try await world.lineID("B-2"), actor: FulfilmentWorld.anna)
        let account = try await world.accountID("bolt.de")
        _ = try await world.database.write { try world.fulfilment.acceptAgain(account, request, in: $0) }
        #expect(try await world.look("B-2").candidates.first?.against == [])
        try await world.confirm("B-2", "bolt.de")
        #expect(try await world.lines("B-1") == ["1 scheduled bolt.de/DEFAULT"])
        await world.database.close()
    }

    @Test func `what a person decided can be undone until it is released`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        for number in 1...3 { try await world.named("A-\(number)") }
        try await world.confirm("A-1", "acme-tools.de")
        let request = ReviewRequest(line: try await world.lineID("A-2"), actor: FulfilmentWorld.bert)
        let result = try await world.database.write { try world.fulfilment.undo(request, in: $0) }
        #expect(result.lineCount == 3)
        for number in 1...3 { #expect(try await world.lines("A-\(number)").first?.hasPrefix("1 held") == true) }
        let error = await #expect(throws: FulfilmentError.self) {
            try await world.database.write { try world.fulfilment.undo(request, in: $0) }
        }
        #expect(error?.code == "review.notDecided")
        try await world.confirm("A-1", "acme-tools.com")
        try await world.passUndoWindow()
        #expect(try await world.lines("A-3") == ["1 released acme-tools.com/DEFAULT"])
        let late = await #expect(throws: FulfilmentError.self) {
            try await world.database.write { try world.fulfilment.undo(request, in: $0) }
        }
        #expect(late?.code == "line.released")
        await world.database.close()
    }

    @Test func `none of these is not asked again until another account is found`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        for number in 1...2 { try await world.named("A-\(number)") }
        let request = ReviewRequest(line: try await world.lineID("A-1"), note: "no such", actor: FulfilmentWorld.anna)
        _ = try await world.database.write { try world.fulfilment.denyAll(request, in: $0) }
        #expect(try await world.questions() == [])
        try await world.account("unrelated.org")
        #expect(try await world.questions() == [])
        try await world.account("acme-toolshop.de") { $0.name = Name(unchecked: "Acme Toolshop GmbH") }
        #expect(try await world.questions() == ["A-1 2"])
        await world.database.close()
    }

    @Test func `unsure is asked last, with its note, and decided like the others`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.twins()
        for name in ["Acme Tools GmbH", "Bolt Works AG", "Cog Works AG"] {
            try await world.named(String(name.prefix(1)) + "-1", name)
            world.time.advance(milliseconds: 1_000)
        }
        let line = try await world.lineID("A-1")
        let request = ReviewRequest(line: line, note: "asked them", actor: FulfilmentWorld.anna)
        _ = try await world.database.write { try world.fulfilment.putOff(request, in: $0) }
        #expect(try await world.questions() == ["B-1 1", "C-1 1", "A-1 1?"])
        let page = try await world.database.read { try world.fulfilment.reviewList(after: .unsure(nil), in: $0) }
        #expect(page.items.map(\.note) == ["asked them"])
        try await world.confirm("A-1", "acme-tools.com")
        #expect(try await world.questions() == ["B-1 1", "C-1 1"])
        await world.database.close()
    }

    @Test func `a line that names nobody is decided alone, and nothing is learned`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        for number in 1...2 { try await world.order(.made("A-\(number)")) }
        #expect(try await world.questions() == ["A-1 1", "A-2 1"])
        let result = try await world.confirm("A-1", "xyz.com")
        #expect(result.lineCount == 1)
        #expect(result.alias == nil)
        #expect(try await world.lines("A-2") == ["1 held noAccount"])
        let error = await #expect(throws: FulfilmentError.self) { try await world.reject("A-2", "xyz.com") }
        #expect(error?.code == "review.noIdentity")
        await world.database.close()
    }
}
