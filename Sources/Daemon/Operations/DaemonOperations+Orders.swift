// The operations on orders, each one transaction or one snapshot.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Storage

extension DaemonOperations {
    func orders(_ selection: OrderSelection, at position: PagePosition) async throws -> Page<OrderView> {
        let filter = OrderFilter(
            partner: try selection.partner.map { name throws(APIError) in try partnerID(name) },
            state: selection.state,
            holdReason: selection.holdReason,
            numberPrefix: selection.numberPrefix,
            after: try place(position.after),
            limit: count(for: position)
        )
        let orders = try await database.read { snapshot in
            var filter = filter
            filter.smartAccount = try selection.account.map { try accountID($0, in: snapshot) }
            return try OrderQueries.list(filter, in: snapshot)
        }
        return page(orders, at: position) { $0.id }
    }

    func heldLines(
        of name: PartnerName?,
        because reason: HoldReason?,
        at position: PagePosition
    ) async throws -> Page<HeldLineView> {
        let partner = try name.map { name throws(APIError) in try partnerID(name) }
        let after = try place(position.after, IdentifierKinds.OrderLine.self)
        let lines = try await database.read {
            try OrderQueries.heldLines(
                partner: partner,
                reason: reason,
                after: after,
                limit: count(for: position),
                in: $0
            )
        }
        return page(lines, at: position) { $0.id }
    }

    func order(_ key: OrderKey) async throws -> OrderView {
        let partner = try partnerID(key.partner)
        let order = try await database.read {
            try OrderQueries.order(partner: partner, number: key.number, in: $0)
        }
        guard let order else {
            throw APIError.unknown("order.unknown", "partner \(key.partner) has no order \(key.number)")
        }
        return order
    }

    func receipts(of name: PartnerName, at position: PagePosition) async throws -> Page<ReceiptView> {
        let partner = try partnerID(name)
        let after = try place(position.after, IdentifierKinds.Receipt.self)
        return try await database.read { snapshot in
            let receipts = try ReceiptQueries.list(partner: partner, limit: position.limit, after: after, in: snapshot)
            // A page of large receipts is shorter than asked for, so that its length tells nothing.
            guard let last = receipts.last, let id = ReceiptID(last.id) else { return Page(items: []) }
            let rest = try ReceiptQueries.list(partner: partner, limit: 1, after: id, in: snapshot)
            return Page(items: receipts, next: rest.isEmpty ? nil : last.id)
        }
    }

    func assign(_ key: OrderKey, as request: AssignRequest, by actor: String) async throws -> AssignAnswer {
        let assignment = AssignmentRequest(
            partner: try partnerID(key.partner),
            orderNumber: key.number,
            lineNumber: try request.line.map(lineNumber),
            smartAccount: try checked("smartAccount", request.smartAccount, Name.init(_:)),
            virtualAccount: try request.virtualAccount.map { text throws(APIError) in
                try checked("virtualAccount", text, VirtualAccountName.init(_:))
            },
            actor: actor
        )
        let result = try await database.write { try fulfilment.assign(assignment, in: $0) }
        return AssignAnswer(linesAffected: result.linesAffected, explanation: result.explanation)
    }

    func release(_ key: OrderKey, _ request: ReleaseLinesRequest, by actor: String) async throws -> [OrderLineView] {
        let release = ReleaseRequest(
            partner: try partnerID(key.partner),
            orderNumber: key.number,
            lineNumbers: try lineNumbers(request.lines),
            actor: actor
        )
        return try await database.write { try fulfilment.release(release, in: $0) }
    }

    func cancel(_ key: OrderKey, _ request: CancelLinesRequest, by actor: String) async throws -> CancelAnswer {
        let cancellation = CancelRequest(
            partner: try partnerID(key.partner),
            orderNumber: key.number,
            lineNumbers: try lineNumbers(request.lines),
            actor: actor,
            reason: try checked("reason", request.reason, Name.init(_:)).text
        )
        let result = try await database.write { try fulfilment.cancel(cancellation, in: $0) }
        return CancelAnswer(
            cancelled: result.cancelled,
            returnRequested: result.returnRequested,
            explanation: result.explanation
        )
    }

    /// The named lines; none named means all, and an empty list is a mistake that must not mean all.
    private func lineNumbers(_ texts: [String]?) throws(APIError) -> [LineNumber] {
        guard let texts else { return [] }
        guard !texts.isEmpty else {
            throw .invalid("lines.invalid", "the list of lines is empty", remedy: "leave it out to mean all lines")
        }
        var numbers: [LineNumber] = []
        for text in texts { numbers.append(try lineNumber(text)) }
        return numbers
    }

    private func lineNumber(_ text: String) throws(APIError) -> LineNumber {
        try checked("line", text, LineNumber.init(_:))
    }
}
