import Domain
import Fulfilment
import HTTPAPI
import Webhooks

@testable import JobQueue
@testable import Storage

/// One of everything that is answered.
enum Sample {
    static let moment = Timestamp(milliseconds: 1_767_225_600_000).description
    static let orderID = OrderID(rawValue: 1 << 40)
    static let endpointID = EndpointID(rawValue: 2 << 40)
    static let deliveryID = DeliveryID(rawValue: 3 << 40)
    static let eventID = EventID(rawValue: 4 << 40)
    static let accountID = SmartAccountID(rawValue: 5 << 40)

    static let line = OrderLineView(id: "oln_1", number: "1", sku: "NET-1", quantity: 10, state: "held")
    static let order = OrderView(
        id: orderID.description,
        partner: "acme",
        number: "PO/4711",
        revision: 0,
        kind: "standard",
        isCancelled: false,
        isReleasedOnRequest: false,
        orderDate: nil,
        endCustomer: "Müller & Söhne",
        acceptedAt: moment,
        lineCount: 1,
        linesByState: ["held": 1]
    )
    static let heldLine = HeldLineView(
        id: "oln_1",
        partner: "acme",
        orderNumber: "PO/4711",
        number: "1",
        sku: "NET-1",
        quantity: 10,
        holdReason: "noAccount",
        holdDetail: nil,
        heldSince: moment,
        endCustomer: "Müller & Söhne"
    )
    static let receipt = ReceiptView(
        id: "rcp_1",
        partner: "acme",
        fileName: "orders.csv",
        sha256: "00",
        bytes: 3,
        format: "csv",
        outcome: "accepted",
        receivedAt: moment,
        items: [],
        faultCount: 0,
        faults: []
    )
    static let account = AccountView(id: "sa_1", domain: "xyz.com", name: "XYZ", country: "DE", state: "active")
    static let license = LicenseView(
        id: "lot_1",
        sku: "NET-1",
        quantity: 10,
        virtualAccount: "Default",
        releasedAt: moment,
        termEndsAt: nil,
        endCustomerOrderNumber: nil
    )
    static let endpoint = EndpointView(
        id: endpointID.description,
        owner: "ptn_1",
        url: "https://hooks.example/in",
        description: "",
        events: ["*"],
        headers: [],
        maximumConcurrency: 8,
        ratePerMinute: nil,
        isEnabled: true,
        disabledReason: nil,
        disabledAt: nil,
        failingSince: nil,
        isThrottled: false,
        previousSecretUntil: nil,
        createdAt: moment,
        changedAt: moment
    )
    static let delivery = DeliveryView(
        id: deliveryID.description,
        event: eventID.description,
        eventType: "license.released",
        endpoint: endpointID.description,
        state: "delivered",
        attempts: 1,
        createdAt: moment,
        nextAttemptAt: nil,
        endedAt: moment,
        lastAttemptAt: moment,
        lastStatus: 204,
        lastFailure: nil
    )
    static let event = EventView(
        id: eventID.description,
        type: "license.released",
        owner: "ptn_1",
        order: nil,
        occurredAt: moment,
        body: "{}"
    )
    static let queue = QueueView(overview("matching"))
    static let job = JobView(
        JobSummary(
            id: 9_007_199_254_740_993,
            queue: "matching",
            kind: "match",
            payload: "ord_1",
            state: "dead",
            claims: 3,
            failures: 3,
            crashes: 0,
            moment: 1_767_225_600_000,
            lastError: "refused"
        )
    )
    static let status = StatusView(
        version: "0.1.0",
        startedAt: moment,
        processID: 42,
        stateDirectory: "/var/lib/holdfast",
        engine: "SQLite 3.40.1",
        failing: [],
        queues: [queue],
        gauges: gauges
    )

    static var gauges: FulfilmentGauges {
        var gauges = FulfilmentGauges()
        gauges.heldLines = [.init(partner: "acme", reason: .noAccount, count: 3)]
        gauges.oldestHeldAge = [.noAccount: 90_500]
        gauges.oldestHeldSince = [.noAccount: Timestamp(milliseconds: 1_767_225_600_000)]
        return gauges
    }

    static var measurements: Measurements {
        var measurements = Measurements(
            version: "0.1.0",
            engineVersion: "3.40.1",
            transportVersion: "7.88.1",
            fulfilment: gauges,
            runner: JobRunnerStatistics(),
            writer: WriterStatistics()
        )
        var inbox = Measurements.Inbox(partner: "acme")
        inbox.filesByOutcome = ["quarantined": 1, "archived": 12]
        inbox.scannedAt = 1_767_225_600_000
        inbox.refusedFiles = 3
        measurements.commonInboxAlerts = 2
        measurements.isInboxClosed = true
        measurements.inboxes = [inbox]
        measurements.queues = QueueMeasurement.all(
            [overview("matching")],
            running: [:],
            now: 0,
            isEndpointQueue: { _ in false }
        )
        measurements.deliveries.failed = 5
        measurements.attemptsByOutcome = ["ok": 5, "failed": 2]
        return measurements
    }

    static func overview(_ name: String, id: Int64 = 1, isPaused: Bool = false) -> QueueOverview {
        QueueOverview(id: QueueID(rawValue: id), name: name, isPaused: isPaused)
    }
}
