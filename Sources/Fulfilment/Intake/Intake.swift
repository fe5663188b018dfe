// Intake: takes one file in.
//
// GUARANTEES   Each order, account and assignment of the file is accepted or refused by itself, whole.
//              The receipt names every one of them.

internal import Domain
internal import Failpoints
internal import Storage

/// The taking in of one file.
final class Intake {
    let fulfilment: Fulfilment
    let operation: Operation
    let file: ReceivedFile
    let partner: Fulfilment.Partner
    let receipt: ReceiptID
    let catalog: Catalog

    private(set) var items: [ReceiptView.Item] = []
    private var accounts = AccountCounts()
    private(set) var faults: FaultList
    /// What became of each document, where that is wanted.
    private(set) var outcomes: [OrderOutcome?] = []
    /// Of the document at hand, where outcomes are wanted.
    private var trace = DocumentTrace()

    init(
        _ fulfilment: Fulfilment,
        _ operation: Operation,
        _ file: ReceivedFile,
        _ partner: Fulfilment.Partner,
        _ receipt: ReceiptID
    ) {
        self.fulfilment = fulfilment
        self.operation = operation
        self.file = file
        self.partner = partner
        self.receipt = receipt
        faults = file.faults
        catalog = Catalog(operation.snapshot, partner.settings.unknownSKUs)
        if file.wantsOutcomes { items.reserveCapacity(file.documents.count) }
        if file.wantsOutcomes { outcomes.reserveCapacity(file.documents.count) }
    }

    /// Takes the file in.
    ///
    /// - Parameter known: the receipt of the same bytes, when they were refused before; it keeps its row and its time.
    /// - Returns: the receipt.
    /// - Throws: `StorageError`.
    func run(after known: ReceiptView? = nil) throws -> ReceiptView {
        if known == nil { try begin() }
        operation.pending.isGathering = true
        for document in file.documents {
            let item = try takeAlone(document)
            if operation.pending.isMuch { try AccountIndex(operation).flush() }
            if let item { items.append(item) }
            if file.wantsOutcomes { outcomes.append(try item.flatMap { try outcome(of: document, $0) }) }
        }
        for rejected in file.rejected { items.append(.refused(rejected.kind, rejected.name, rejected.lineCount)) }
        try AccountIndex(operation).flush()
        let view = view(receivedAt: known?.receivedAt ?? operation.moment)
        try end(view)
        if view.outcome != "accepted" { try quarantine(view) }
        return view
    }

    /// Notes what of a document is not done, each fault for its line, although the rest of it may be.
    func note(_ faults: [DocumentFault]) {
        for fault in faults { self.faults.append(fault.fault) }
        if file.wantsOutcomes { trace.faults += faults }
    }

    /// Notes why nothing of a document is done.
    func refuse(_ faults: [DocumentFault]) {
        note(faults)
        trace.isRefusedWhole = true
    }

    /// Notes lines that the document at hand changes or cancels, as they are before.
    func noteChanged(_ lines: @autoclosure () -> [LineRecord]) {
        guard file.wantsOutcomes else { return }
        for line in lines() { trace.quantitiesBefore[line.number] = line.quantity }
    }

    /// Lets an order's lines be decided about: by a job, or before the outcome of the document at hand is told.
    func decideLater(_ order: OrderID) throws {
        guard !file.wantsOutcomes else { return trace.undecided = order }
        try fulfilment.enqueueMatch(order, in: operation.transaction)
    }

    private func outcome(of document: FeedDocument, _ item: ReceiptView.Item) throws -> OrderOutcome? {
        guard case .order(let order) = document else { return nil }
        if let order = try trace.undecided ?? undecidedOrder(item) { try decideNow(order) }
        return try OutcomeReport(order, trace, operation.snapshot).outcome(item)
    }

    /// Takes one document; what the tables' constraints refuse of it is a fault of that document, and the others go on.
    ///
    /// - Returns: what the receipt tells of it; nil for what is only counted.
    private func takeAlone(_ document: FeedDocument) throws -> ReceiptView.Item? {
        if file.wantsOutcomes { trace = DocumentTrace() }
        do {
            return try operation.part { _ in
                switch document {
                case .order(let document): try take(document)
                case .account(let document): try take(document)
                case .assignment(let document): try take(document)
                }
            }
        } catch StorageError.conflict(let constraint) {
            let (kind, name, place, lines) =
                switch document {
                case .order(let document): ("order", document.number.text, document.place, document.lines.count)
                case .account(let document): ("account", document.domain.text, document.place, 0)
                case .assignment(let document): ("assignment", document.orderNumber.text, document.place, 0)
                }
            let fault = Fault(
                code: "document.conflict",
                place: place,
                message: "\(kind) \(name) contradicts itself or what is kept: \(constraint)",
                remedy: "look for names or numbers in it that are written alike, and send it corrected"
            )
            trace = DocumentTrace()
            refuse([DocumentFault(fault)])
            return .refused(kind, name, lines)
        }
    }

    private func take(_ document: AccountDocument) throws -> ReceiptView.Item? {
        do {
            let change = try operation.part { part in
                try fulfilment.apply(document, partner: partner.id, operation.within(part))
            }
            accounts.add(change.outcome)
            return nil
        } catch let refusal as FulfilmentError {
            faults.append(Fault(refusal, at: document.place))
            return .refused("account", document.domain.text, 0)
        }
    }

    private func take(_ document: AssignmentDocument) throws -> ReceiptView.Item {
        let name = document.orderNumber.text
        let request = AssignmentRequest(
            partner: partner.id,
            orderNumber: document.orderNumber,
            lineNumber: document.lineNumber,
            smartAccount: document.smartAccount,
            virtualAccount: document.virtualAccount,
            actor: operation.actor
        )
        do {
            _ = try operation.part { try fulfilment.assign(request, operation.within($0)) }
            return .init(
                kind: "assignment",
                name: name,
                outcome: "accepted",
                id: nil,
                lineCount: document.lineNumber == nil ? 0 : 1,
                quantity: 0
            )
        } catch let refusal as FulfilmentError {
            faults.append(Fault(refusal, at: document.place))
            return .refused("assignment", name, 0)
        }
    }

    private func begin() throws {
        try operation.transaction.run(
            """
            INSERT INTO receipt(id, partner, sha256, bytes, file_name, format, outcome, received_at, report)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, 'accepted', ?7, ?8)
            """,
            receipt.rawValue,
            partner.id.rawValue,
            file.sha256,
            file.bytes,
            file.fileName,
            file.format,
            operation.now.milliseconds,
            [UInt8]()
        )
    }

    private func end(_ view: ReceiptView) throws {
        try operation.transaction.run(
            "UPDATE receipt SET outcome = ?2, report = ?3 WHERE id = ?1",
            receipt.rawValue,
            view.outcome,
            view.json
        )
    }

    private func view(receivedAt: String) -> ReceiptView {
        let refused = items.count { $0.outcome == "rejected" }
        let outcome =
            items.count == refused && accounts.total == 0
            ? "rejected" : refused == 0 && faults.isEmpty ? "accepted" : "partlyAccepted"
        return ReceiptView(
            id: receipt.description,
            partner: partner.settings.name.text,
            fileName: file.fileName,
            sha256: file.sha256.hexadecimal,
            bytes: file.bytes,
            format: file.format,
            outcome: outcome,
            receivedAt: receivedAt,
            items: items,
            accounts: accounts.total == 0 ? nil : accounts,
            faultCount: faults.total,
            faults: faults.first.map(FaultView.init)
        )
    }

    private func quarantine(_ view: ReceiptView) throws {
        try fulfilment.publish(.fileQuarantined, to: .partner(partner.id), operation) { data in
            data.member("receipt", view.id)
            data.member("fileName", view.fileName)
            data.member("sha256", view.sha256)
            data.member("outcome", view.outcome)
            data.member("faultCount", view.faultCount)
            // Enough to see what is the matter; the receipt has them all.
            data.array("faults") { array in
                for fault in view.faults.prefix(20) { array.object { $0.members(of: fault) } }
            }
        }
    }
}

extension ReceiptView.Item {
    /// An item of which nothing was taken.
    static func refused(_ kind: String, _ name: String, _ lineCount: Int) -> ReceiptView.Item {
        .init(kind: kind, name: name, outcome: "rejected", id: nil, lineCount: lineCount, quantity: 0)
    }
}

extension Fault {
    /// The refusal of something a file asked for.
    init(_ refusal: FulfilmentError, at place: SourcePlace) {
        self.init(code: refusal.code, place: place, message: refusal.message, remedy: refusal.remedy)
    }
}

extension [UInt8] {
    /// The bytes as lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(2 * count)
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
