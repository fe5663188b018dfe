import Domain
import Fulfilment
import JobQueue
import Storage
import TestSupport
import Testing

/// A database of before the keys, and keys of another normalization.
@Suite(.timeLimit(.minutes(1))) struct RekeyTests {
    /// What an older version left: accounts, and lines that wait.
    private static func old(in directory: TemporaryDirectory) async throws {
        let world = try await ReadWorld.make(in: directory, migrations: FulfilmentSchemaVersion.upTo(9))
        let partner = try await world.partner("acme")
        let later = try await world.account("later.com", .pending)
        try await world.account("known.com")
        try await world.order(partner, "A-1", [.held().naming("later.com")])
        try await world.order(partner, "A-2", [.held().naming("nobody.com")])
        try await world.change { transaction in
            try transaction.run("INSERT INTO waiting_key SELECT 1, 'later.com', id FROM order_line WHERE number = '1'")
            try transaction.run("UPDATE smart_account SET state = 'active' WHERE id = ?1", later.rawValue)
        }
        await world.database.close()
    }

    @Test func `lines that an older version held find their accounts`() async throws {
        let directory = try TemporaryDirectory()
        try await Self.old(in: directory)
        let product = Product(sku: SKU(unchecked: "SKU-1"), name: "One", kind: .perpetualLicense, isSmartEnabled: true)
        let world = try await FulfilmentWorld.make(
            in: directory,
            time: ManualTime(milliseconds: ReadWorld.start + 1_000_000),
            products: [product]
        )
        #expect(try await world.integer("SELECT normalization FROM registry") == 0)
        try await world.runJobs()
        #expect(try await world.integer("SELECT normalization FROM registry") == 1)
        #expect(try await world.lines("A-1") == ["1 scheduled later.com/Default"])
        #expect(try await world.lines("A-2") == ["1 held noAccount"])
        #expect(try await world.integer("SELECT count(*) FROM account_name") == 2)
        #expect(try await world.database.read { try Verification.faults(in: $0) } == [])
        try await world.account("nobody.com")
        #expect(try await world.lines("A-2") == ["1 scheduled nobody.com/DEFAULT"])
        await world.database.close()
    }

    @Test func `keys of another normalization are made anew, and nothing is concluded meanwhile`() async throws {
        let world = try await EvidenceTests.world()
        let order = { (number: String) in
            OrderDocument.made(number) { $0.endCustomer.names("Steel Works GmbH", "DE", mail: "a@steelworks.de") }
        }
        try await world.write("UPDATE registry SET normalization = 99")
        let settings = [FulfilmentWorld.partner, FulfilmentWorld.otherPartner].map {
            PartnerSettings(name: $0, matching: world.matching)
        }
        let fulfilment = world.fulfilment
        try await world.database.write { try fulfilment.prepare(partners: settings, in: $0) }
        #expect(try await world.integer("SELECT count(*) FROM account_key") == 0)
        let receipt = try await world.result([.order(order("A-1"))], wantsOutcomes: true)
        #expect(receipt.outcomes.count == 1)
        #expect(try await world.lines("A-1") == ["1 held noAccount"])
        try await world.runJobs()
        #expect(try await world.lines("A-1") == ["1 scheduled steelworks.de/DEFAULT"])
        #expect(try await world.bookFaults() == [])
        await world.database.close()
    }

    @Test(arguments: ["DELETE FROM interest", "DELETE FROM account_key", "INSERT INTO account_key VALUES(1, 1)"])
    func `the check of the records makes all keys again`(breakage: String) async throws {
        let world = try await FulfilmentWorld.make()
        try await world.account("xyz.com")
        try await world.order(.made("A-1") { $0.endCustomer.names("Somebody Else GmbH", "DE") })
        #expect(try await world.bookFaults() == [])
        switch breakage {
        case "DELETE FROM interest": try await world.write("DELETE FROM interest")
        case "DELETE FROM account_key": try await world.write("DELETE FROM account_key")
        default: try await world.write("INSERT INTO account_key VALUES(1, 1)")
        }
        #expect(try await world.bookFaults().count == 1)
        await world.database.close()
    }
}
