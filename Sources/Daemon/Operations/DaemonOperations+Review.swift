// The operations of review, each one transaction or one snapshot.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Storage

extension DaemonOperations {
    func questions(of name: PartnerName?, at position: PagePosition) async throws -> Page<ReviewItemView> {
        let partner = try name.map { name throws(APIError) in try partnerID(name) }
        let after = try position.after.map { text throws(APIError) in
            guard let place = ReviewPlace(text) else {
                let message = "there is no such place in this listing"
                throw .invalid("after.invalid", message, remedy: "begin without 'after'")
            }
            return place
        }
        let (items, next) = try await database.read {
            try fulfilment.reviewList(partner: partner, after: after, limit: position.limit, in: $0)
        }
        return Page(items: items, next: next?.description)
    }

    func review(_ key: LineKey) async throws -> ReviewView {
        let (view, found) = try await database.read { try fulfilment.review(lineID(key, in: $0), in: $0) }
        if let found { try await database.write { try fulfilment.keep(found, in: $0) } }
        return view
    }

    func confirm(_ key: LineKey, as request: ConfirmLineRequest, by actor: String) async throws -> ReviewResult {
        let account = try checked("smartAccount", request.smartAccount, AccountKey.init(_:))
        let virtualAccount = try request.virtualAccount.map { text throws(APIError) in
            try checked("virtualAccount", text, VirtualAccountName.init(_:))
        }
        let note = try note(request.note)
        return try await database.write { transaction in
            let line = try lineID(key, in: transaction.snapshot)
            let confirmation = ConfirmationRequest(
                ReviewRequest(line: line, note: note, actor: actor),
                smartAccount: try accountID(account, in: transaction.snapshot),
                virtualAccount: virtualAccount,
                isForOneLine: request.onlyThisLine ?? false,
                overridesVetoes: request.override ?? false
            )
            return try fulfilment.confirm(confirmation, in: transaction)
        }
    }

    func reject(_ key: LineKey, _ request: RejectLineRequest, by actor: String) async throws -> ReviewResult {
        let account = try checked("smartAccount", request.smartAccount, AccountKey.init(_:))
        let note = try note(request.note)
        return try await database.write { transaction in
            let id = try accountID(account, in: transaction.snapshot)
            let line = try lineID(key, in: transaction.snapshot)
            let review = ReviewRequest(line: line, note: note, actor: actor)
            return request.revoke == true
                ? try fulfilment.acceptAgain(id, review, in: transaction)
                : try fulfilment.reject(id, review, in: transaction)
        }
    }

    func denyAll(_ key: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try await decide(key, note, actor) { try fulfilment.denyAll($0, in: $1) }
    }

    func putOff(_ key: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try await decide(key, note, actor) { try fulfilment.putOff($0, in: $1) }
    }

    func undo(_ key: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try await decide(key, note, actor) { try fulfilment.undo($0, in: $1) }
    }

    func proposals(at position: PagePosition) async throws -> Page<ProposalView> {
        let after = try place(position.after, IdentifierKinds.Proposal.self)
        let proposals = try await database.read {
            try ProposalQueries.open(after: after, limit: count(for: position), in: $0)
        }
        return page(proposals, at: position) { $0.id }
    }

    func approve(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult {
        let note = try self.note(note)
        return try await database.write { try fulfilment.approve(id, note: note, by: actor, in: $0) }
    }

    func decline(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult {
        let note = try self.note(note)
        return try await database.write { try fulfilment.decline(id, note: note, by: actor, in: $0) }
    }

    func aliases(of name: PartnerName?, at position: PagePosition) async throws -> Page<AliasView> {
        let partner = try name.map { name throws(APIError) in try partnerID(name) }
        let after = try place(position.after, IdentifierKinds.Alias.self)
        let aliases = try await database.read {
            try AliasQueries.list(partner: partner, after: after, limit: count(for: position), in: $0)
        }
        return page(aliases, at: position) { $0.id }
    }

    func alias(_ id: AliasID) async throws -> AliasView {
        try await database.read { try AliasQueries.alias(id, in: $0) }
    }

    func confirmAlias(_ id: AliasID, by actor: String) async throws -> AliasView {
        try await database.write { try fulfilment.confirmAlias(id, by: actor, in: $0) }
    }

    func revokeAlias(_ id: AliasID, by actor: String) async throws -> AliasView {
        try await database.write { try fulfilment.revokeAlias(id, by: actor, in: $0) }
    }

    func matchReport() async throws -> [TierReportView] {
        try await database.read { try fulfilment.matchReport(in: $0) }.map(TierReportView.init)
    }

    private func decide(
        _ key: LineKey,
        _ note: String?,
        _ actor: String,
        _ body: @escaping @Sendable (ReviewRequest, Transaction) throws -> ReviewResult
    ) async throws -> ReviewResult {
        let note = try self.note(note)
        return try await database.write { transaction in
            let line = try lineID(key, in: transaction.snapshot)
            return try body(ReviewRequest(line: line, note: note, actor: actor), transaction)
        }
    }

    private func note(_ text: String?) throws(APIError) -> String? {
        guard let text else { return nil }
        return try checked("note", text, Name.init(_:)).text
    }

    /// The identifier of a line.
    private func lineID(_ key: LineKey, in snapshot: Snapshot) throws -> OrderLineID {
        switch key {
        case .id(let id): return id
        case .number(let order, let line, let name):
            let partner = try name.map { name throws(APIError) in try partnerID(name) }
            let found = try OrderQueries.lines(order, line, of: partner, in: snapshot)
            guard found.count < 2 else {
                throw APIError.conflict(
                    "line.ambiguous",
                    "\(found.count) partners have an order \(order) with a line \(line)",
                    remedy: "name the partner"
                )
            }
            guard let id = found.first else {
                throw APIError.unknown(
                    "line.unknown",
                    "there is no line \(line) of an order \(order)",
                    remedy: "check the numbers, and whose order it is; look at 'holdfast review list'"
                )
            }
            return id
        }
    }
}
