import Domain
import Fulfilment
import HTTPAPI
import Storage
import TestSupport
import Testing
import Webhooks

@testable import Daemon
@testable import Inbox

/// Endpoints, health, metrics, backup and verification through the API's port.
struct UpkeepOperationsTests {
    private static let endpoint = EndpointRequest(partner: "acme", draft: EndpointDraft(url: "https://hooks.example/"))

    @Test func `an endpoint is told of what happens to its owner, and its deliveries can be read`() async throws {
        let world = try await OperationsWorld.make()
        let operations = world.operations
        let made = try await operations.createEndpoint(Self.endpoint, by: "operator:anna")
        #expect(made.secret.hasPrefix("whsec_"))
        try await world.receive("4711\n")
        try await world.runJobs { try $0.integer("SELECT count(*) FROM job") == 0 }
        let id = try #require(EndpointID(made.endpoint.id))
        let deliveries = try await operations.deliveries(to: id, in: .delivered, at: PagePosition()).items
        #expect(deliveries.map(\.eventType).contains("order.accepted"))
        let event = try #require(deliveries.first.flatMap { EventID($0.event) })
        #expect(try await operations.deliveries(of: event).map(\.endpoint) == [made.endpoint.id])
        let delivery = try #require(deliveries.first.flatMap { DeliveryID($0.id) })
        #expect(try await operations.delivery(delivery).attempts.map(\.status) == [204])
        let owner = OwnerName.partner(OperationsWorld.acme)
        let events = try await operations.events(EventSelection(owner: owner), at: PagePosition())
        #expect(events.items.map(\.type).contains("order.accepted"))
        let measurements = try await operations.measurements()
        #expect(measurements.attemptsByOutcome == ["accepted": deliveries.count, "refused": 0, "failed": 0])
        #expect(Set(measurements.queues.map(\.label)) == ["matching", "release", "webhooks"])
    }

    @Test func `pages through endpoints, switches and removes them`() async throws {
        let world = try await OperationsWorld.make()
        for _ in 1...3 { _ = try await world.operations.createEndpoint(Self.endpoint, by: "operator:anna") }
        let first = try await world.operations.endpoints(of: nil, at: PagePosition(limit: 2))
        let second = try await world.operations.endpoints(of: nil, at: PagePosition(limit: 2, after: first.next))
        #expect(Set((first.items + second.items).map(\.id)).count == 3)
        #expect(second.next == nil)
        let id = try #require(EndpointID(first.items[0].id))
        let off = try await world.operations.setEnabled(false, endpoint: id, by: "operator:anna")
        #expect(off.disabledReason == "switched off by operator:anna")
        try await world.operations.removeEndpoint(id, by: "operator:anna")
        await #expect(throws: WebhookError.self) { try await world.operations.endpoint(id) }
    }

    @Test func `a job that is ready while nothing is worked off makes the daemon unready`() async throws {
        let world = try await OperationsWorld.make()
        try await world.receive("4711\n")
        let added = world.time.now.milliseconds
        await world.vitalSigns.lookOnce()
        // It may just have become ready.
        #expect(await world.operations.vitals().workStandsStillSince == nil)
        world.time.advance(milliseconds: 60_001)
        await world.vitalSigns.lookOnce()
        #expect(await world.operations.vitals().workStandsStillSince == added)
        #expect(HealthReport(await world.operations.vitals(), limits: HealthLimits()).isReady == false)
        try await world.runJobs { try $0.integer("SELECT count(*) FROM job WHERE state = 0") == 0 }
        await world.vitalSigns.lookOnce()
        #expect(await world.operations.vitals().workStandsStillSince == nil)
        await world.database.close()
    }

    @Test func `health is told without asking the database`() async throws {
        let world = try await OperationsWorld.make(stalledParts: ["runner has not moved for 61 s"])
        await world.vitalSigns.lookOnce()
        #expect(world.vitalSigns.current.writerMark == 1)
        #expect(await world.operations.vitals().databaseFault == nil)
        await world.database.close()
        await world.vitalSigns.lookOnce()
        let vitals = await world.operations.vitals()
        #expect(vitals.databaseFault != nil)
        #expect(vitals.stalledParts == ["runner has not moved for 61 s"])
        #expect(world.vitalSigns.current.writerMark == 1)
        #expect(!HealthReport(vitals, limits: HealthLimits()).isReady)
    }

    @Test func `a job that is due and does not run is seen, unless its queue is paused`() async throws {
        let world = try await OperationsWorld.make()
        _ = try await world.operations.register(
            DomainIdentifier(unchecked: "xyz.com"),
            AccountRequest(name: "XYZ", virtualAccounts: [.init(name: "Main", isDefault: true)]),
            by: "operator:anna"
        )
        try await world.receive("4711 xyz.com\n")
        try await world.runJobs { try $0.integer("SELECT count(*) FROM job WHERE kind = 'match'") == 0 }
        world.time.advance(milliseconds: 900_000 + 61_000)
        await world.vitalSigns.lookOnce()
        let report = HealthReport(await world.operations.vitals(), limits: HealthLimits())
        #expect(report.all.filter { $0.fault != nil }.map(\.name) == ["jobs"])
        let status = try await world.operations.status()
        #expect(status.failing.count == 1)
        #expect(!status.isReady)
        _ = try await world.operations.setPaused(true, queue: "release", by: "operator:anna")
        await world.vitalSigns.lookOnce()
        #expect(HealthReport(await world.operations.vitals(), limits: HealthLimits()).isReady)
    }

    @Test func `a file counts as one outcome, and what is refused as none`() async throws {
        var partner = PartnerInboxStatus()
        (partner.archived, partner.repeated, partner.quarantined, partner.refused) = (5, 2, 1, 3)
        var status = InboxStatus()
        status.partners[try PartnerName("acme")] = partner
        status.alerts["space"] = "little"
        status.closedBecause = "too little space"
        let world = try await OperationsWorld.make(inbox: status)
        let measurements = try await world.operations.measurements()
        let inbox = try #require(measurements.inboxes.first)
        #expect(inbox.filesByOutcome == ["archived": 3, "repeated": 2, "quarantined": 1])
        #expect(inbox.refusedFiles == 3)
        #expect(measurements.commonInboxAlerts == 1)
        #expect(measurements.isInboxClosed)
    }

    @Test func `an inbox that is closed or not scanned is not ready`() async throws {
        var status = InboxStatus()
        status.closedBecause = "too little space"
        let closed = try await OperationsWorld.make(inbox: status)
        #expect(await closed.operations.vitals().inboxFault == "too little space")
        let unscanned = try await OperationsWorld.make(inbox: InboxStatus())
        #expect(HealthReport(await unscanned.operations.vitals(), limits: HealthLimits()).isReady)
        unscanned.time.advance(milliseconds: 61_000)
        let report = HealthReport(await unscanned.operations.vitals(), limits: HealthLimits())
        #expect(report.all.filter { $0.fault != nil }.map(\.name) == ["inbox"])
    }

    @Test func `writes a backup that opens, and says why it cannot`() async throws {
        let world = try await OperationsWorld.make()
        try await world.receive("4711\n")
        let path = "\(world.directory.path)/copy"
        let backup = try await world.operations.backup(to: path, by: "operator:anna")
        #expect(backup.rows["orders"] == 1)
        let error = await #expect(throws: APIError.self) {
            try await world.operations.backup(to: "/nowhere/copy", by: "operator:anna")
        }
        #expect(error?.code == "backup.failed")
    }

    @Test func `verifies a database that no daemon has, and only such a one`() async throws {
        let world = try await OperationsWorld.make()
        try await world.receive("4711\n")
        let directory = world.directory.path
        await #expect(throws: OfflineVerificationError.self) {
            try await OfflineVerification.run(stateDirectory: directory)
        }
        try await world.database.write { try $0.run("UPDATE holding_balance SET quantity = quantity + 1") }
        #expect(try await world.operations.verify().faults.count > 0)
        await world.database.close()
        let found = try await OfflineVerification.run(stateDirectory: directory)
        #expect(!found.isSound)
        let empty = try TemporaryDirectory()
        let error = await #expect(throws: OfflineVerificationError.self) {
            try await OfflineVerification.run(stateDirectory: empty.path)
        }
        #expect(error == .noDatabase(directory: empty.path))
    }
}
