import Domain
import Fulfilment
import HTTPAPI
import Synchronization
import Webhooks

@testable import JobQueue
@testable import Storage

/// Operations that note what they were asked, and answer samples or one error.
final class FakeOperations: Operations {
    private let calls = Mutex<[String]>([])
    private let error: (any Error)?
    let vitalsAnswer: Vitals
    /// What the page after the one asked for begins with.
    let next: String?

    /// What use cases work on; nil where none is asked.
    let store: APIStore?
    /// Who holds which token.
    let principals: [String: Principal]

    /// Done before a verification is answered.
    let beforeVerifying: @Sendable () async -> Void

    init(
        failingWith error: (any Error)? = nil,
        vitals: Vitals = Vitals(now: 1_000_000),
        next: String? = nil,
        store: APIStore? = nil,
        principals: [String: Principal] = [:],
        beforeVerifying: @escaping @Sendable () async -> Void = {}
    ) {
        self.error = error
        self.vitalsAnswer = vitals
        self.next = next
        self.store = store
        self.principals = principals
        self.beforeVerifying = beforeVerifying
    }

    var all: [String] { calls.withLock { $0 } }

    func note(_ call: String) throws {
        calls.withLock { $0.append(call) }
        if let error { throw error }
    }

    func note(_ call: String, _ position: PagePosition) throws {
        try note("\(call) \(position.limit) \(position.after ?? "-")")
    }
}

extension FakeOperations {
    func orders(_ selection: OrderSelection, at position: PagePosition) async throws -> Page<OrderView> {
        let parts = [
            selection.partner?.text, selection.state?.rawValue, selection.holdReason?.rawValue,
            selection.numberPrefix, selection.account?.description,
        ].map { $0 ?? "-" }
        try note("orders \(parts.joined(separator: " "))", position)
        return Page(items: [Sample.order], next: next)
    }

    func heldLines(
        of partner: PartnerName?,
        because reason: HoldReason?,
        at position: PagePosition
    ) async throws -> Page<HeldLineView> {
        try note("held \(partner?.text ?? "-") \(reason?.rawValue ?? "-")", position)
        return Page(items: [Sample.heldLine], next: next)
    }

    func order(_ order: OrderKey) async throws -> OrderView {
        try note("order \(order.partner) \(order.number)")
        return Sample.order
    }

    func receipts(of partner: PartnerName, at position: PagePosition) async throws -> Page<ReceiptView> {
        try note("receipts \(partner)", position)
        return Page(items: [Sample.receipt], next: next)
    }

    func assign(_ order: OrderKey, as request: AssignRequest, by actor: String) async throws -> AssignAnswer {
        let target = "\(request.line ?? "*") \(request.smartAccount) \(request.virtualAccount ?? "-")"
        try note("assign \(order.partner) \(order.number) \(target) by \(actor)")
        return AssignAnswer(linesAffected: 2, explanation: "two lines are matched again")
    }

    func release(_ order: OrderKey, _ request: ReleaseLinesRequest, by actor: String) async throws -> [OrderLineView] {
        try note("release \(order.partner) \(order.number) \(request.lines ?? ["*"]) by \(actor)")
        return [Sample.line]
    }

    func cancel(_ order: OrderKey, _ request: CancelLinesRequest, by actor: String) async throws -> CancelAnswer {
        try note("cancel \(order.partner) \(order.number) \(request.lines ?? ["*"]) \(request.reason) by \(actor)")
        return CancelAnswer(cancelled: ["1"], returnRequested: [], explanation: "one line is cancelled")
    }

    func explain(_ file: [UInt8], named name: String, of partner: PartnerName) async throws -> Explanation {
        try note("explain \(partner) \(name) \(file.count)")
        return Explanation(receipt: Sample.receipt, isRepeat: false, orders: [Sample.order], acknowledgements: ["997"])
    }
}

extension FakeOperations {
    func accounts(at position: PagePosition) async throws -> Page<AccountView> {
        try note("accounts", position)
        return Page(items: [Sample.account], next: next)
    }

    func account(_ key: AccountKey) async throws -> AccountView {
        try note("account \(key)")
        return Sample.account
    }

    func register(_ domain: DomainIdentifier, _ request: AccountRequest, by actor: String) async throws -> AccountView {
        try note("register \(domain) \(request.name ?? "-") \(request.state) by \(actor)")
        return Sample.account
    }

    func changeState(of key: AccountKey, to state: SmartAccountState, by actor: String) async throws -> AccountView {
        try note("changeState \(key) \(state.rawValue) by \(actor)")
        return Sample.account
    }
}

extension FakeOperations {
    func endpoints(of owner: OwnerName?, at position: PagePosition) async throws -> Page<EndpointView> {
        try note("endpoints \(describe(owner))", position)
        return Page(items: [Sample.endpoint], next: next)
    }

    func endpoint(_ id: EndpointID) async throws -> EndpointView {
        try note("endpoint \(id)")
        return Sample.endpoint
    }

    func createEndpoint(_ request: EndpointRequest, by actor: String) async throws -> EndpointSecretView {
        try note("create \(request.partner ?? request.smartAccount ?? "-") \(request.draft.url ?? "-") by \(actor)")
        return EndpointSecretView(endpoint: Sample.endpoint, secret: "whsec_c2VjcmV0")
    }

    func changeEndpoint(_ id: EndpointID, to draft: EndpointDraft, by actor: String) async throws -> EndpointView {
        try note("change \(id) \(draft.url ?? "-") \(draft.events ?? []) by \(actor)")
        return Sample.endpoint
    }

    func removeEndpoint(_ id: EndpointID, by actor: String) async throws { try note("remove \(id) by \(actor)") }

    func setEnabled(_ isEnabled: Bool, endpoint id: EndpointID, by actor: String) async throws -> EndpointView {
        try note("\(isEnabled ? "enable" : "disable") \(id) by \(actor)")
        return Sample.endpoint
    }

    func rotateSecret(
        of id: EndpointID,
        _ request: RotateRequest,
        by actor: String
    ) async throws -> EndpointSecretView {
        let overlap = request.overlapSeconds.map(String.init) ?? "-"
        try note("rotate \(id) \(overlap)\(request.replace == true ? " replace" : "") by \(actor)")
        return EndpointSecretView(endpoint: Sample.endpoint, secret: "whsec_bmV3")
    }

    func testEndpoint(_ id: EndpointID, by actor: String) async throws -> DeliveryView {
        try note("test \(id) by \(actor)")
        return Sample.delivery
    }

    func redeliverFailed(of id: EndpointID, within age: Int64, by actor: String) async throws -> RedeliveryAnswer {
        try note("redeliverFailed \(id) \(age) by \(actor)")
        return RedeliveryAnswer(failed: 2, hurried: 1)
    }

    func deliveries(
        to id: EndpointID,
        in state: DeliveryState?,
        at position: PagePosition
    ) async throws -> Page<DeliveryView> {
        try note("deliveries \(id) \(state?.rawValue ?? "-")", position)
        return Page(items: [Sample.delivery], next: next)
    }

    func deliveries(of event: EventID) async throws -> [DeliveryView] {
        try note("deliveries \(event)")
        return [Sample.delivery]
    }

    func delivery(_ id: DeliveryID) async throws -> DeliveryDetail {
        try note("delivery \(id)")
        return DeliveryDetail(delivery: Sample.delivery, attempts: [])
    }

    func redeliver(_ id: DeliveryID, by actor: String) async throws -> DeliveryView {
        try note("redeliver \(id) by \(actor)")
        return Sample.delivery
    }

    func events(_ selection: EventSelection, at position: PagePosition) async throws -> Page<EventView> {
        let parts = [selection.type?.rawValue, selection.order?.description].map { $0 ?? "-" }
        try note("events \(describe(selection.owner)) \(parts.joined(separator: " "))", position)
        return Page(items: [Sample.event], next: next)
    }

    func event(_ id: EventID) async throws -> EventView {
        try note("event \(id)")
        return Sample.event
    }

    private func describe(_ owner: OwnerName?) -> String {
        switch owner {
        case .partner(let name): "partner:\(name)"
        case .smartAccount(let key): "account:\(key)"
        case nil: "-"
        }
    }
}

extension FakeOperations {
    func queues() async throws -> [QueueView] {
        try note("queues")
        return [Sample.queue]
    }

    func setPaused(_ isPaused: Bool, queue name: String, by actor: String) async throws -> QueueView {
        try note("\(isPaused ? "pause" : "resume") \(name) by \(actor)")
        return Sample.queue
    }

    func jobs(_ selection: JobSelection, limit: Int) async throws -> [JobView] {
        try note("jobs \(selection.rawValue) \(limit)")
        return [Sample.job]
    }

    func redrive(job id: Int64, by actor: String) async throws { try note("redrive \(id) by \(actor)") }
}

extension FakeOperations {
    func backup(to path: String, by actor: String) async throws -> BackupView {
        try note("backup \(path) by \(actor)")
        return BackupView(BackupReport(path: path, bytes: 4_096, rows: [(table: "orders", count: 1)]))
    }

    func verify() async throws -> VerificationView {
        try note("verify")
        await beforeVerifying()
        return VerificationView(faults: ["lot lot_1 is in no place"])
    }

    func loadCatalog(_ products: [ProductEntry], by actor: String) async throws -> CatalogAnswer {
        try note("catalog \(products.map(\.sku)) by \(actor)")
        return CatalogAnswer(products: products.count, changed: 1)
    }

    func status() async throws -> StatusView {
        try note("status")
        return Sample.status
    }

    func vitals() async -> Vitals { vitalsAnswer }

    func measurements() async throws -> Measurements {
        try note("measurements")
        return Sample.measurements
    }
}
