// AliasBook: what people's decisions teach, and when it counts.
//
// GUARANTEES   An alias begins as a candidate, which only suggests. It counts once another person, or an order that came
//              after it was learned, says the same, and the cool-off has passed. What says too little of a company, or
//              may be meant to deceive, is never learned. What is revoked stays in the book.

internal import Domain
internal import Matching
internal import Storage

/// The learned aliases.
struct AliasBook {
    /// What became of an alias.
    struct Outcome {
        let id: AliasID?
        /// Half a sentence for people.
        let explanation: String

        static func not(_ reason: String) -> Outcome {
            Outcome(id: nil, explanation: "no alias is learned, because \(reason)")
        }
    }

    /// An alias that is not revoked.
    struct Entry {
        let id: AliasID
        let account: SmartAccountID
        let isConfirmed: Bool
        let author: String
        let learnedFrom: OrderID
    }

    let fulfilment: Fulfilment
    let operation: Operation

    /// Learns from a person's decision.
    ///
    /// - Parameters:
    ///   - seen: the line that was looked at.
    ///   - candidate: the account it was decided for, as it compares.
    ///   - author: who decided.
    ///   - approver: who approved it, where somebody had to.
    /// - Returns: what became of the alias.
    /// - Throws: `StorageError`.
    func learn(_ seen: ReviewCase, _ candidate: Candidate, by author: String, approver: String?) throws -> Outcome {
        guard let identity = seen.evidence.identity else { return .not("the order names no customer") }
        if let reason = try unfitness(seen, candidate) { return .not(reason) }
        let known = try entries(of: identity)
        if let other = known.first(where: { $0.account != candidate.account }) {
            return .not("\(other.id) says otherwise of the same name; revoke it first")
        }
        guard let entry = known.first else {
            let entry = try insert(identity, candidate.account, by: author, from: seen.order)
            guard let approver else {
                let explanation = "alias \(entry.id) is a candidate: another person or a later order has to confirm it"
                return Outcome(id: entry.id, explanation: explanation)
            }
            return try confirm(entry, by: approver, from: nil, identity.kept, seen.order.partner)
        }
        guard !entry.isConfirmed else {
            return Outcome(id: entry.id, explanation: "alias \(entry.id) said so already")
        }
        let settings = fulfilment.settings(of: seen.order.partner).fourEyes
        // Identifiers grow: this order came after the alias was learned.
        let isLater = seen.order.id.rawValue > entry.id.rawValue
        let others = [author, approver].compactMap(\.self).filter { $0 != entry.author }
        if let other = others.first {
            return try confirm(entry, by: other, from: seen.order.id, identity.kept, seen.order.partner)
        }
        guard isLater, !settings.aliasLearning else {
            let whom = settings.aliasLearning ? "another person" : "another person or a later order"
            let explanation = "alias \(entry.id) is a candidate still: \(whom) has to confirm it"
            return Outcome(id: entry.id, explanation: explanation)
        }
        return try confirm(entry, by: author, from: seen.order.id, identity.kept, seen.order.partner)
    }

    /// The aliases of an identity that are not revoked.
    func entries(of identity: EvidenceKey) throws -> [Entry] {
        try operation.snapshot.all(
            """
            SELECT id, smart_account, state, author, learned_from FROM alias
            WHERE identity_hash = ?1 AND identity = ?2 AND state <> 'revoked' ORDER BY id
            """,
            identity.kept,
            identity.text
        ) { row in
            Entry(
                id: AliasID(rawValue: row.integer(0)),
                account: SmartAccountID(rawValue: row.integer(1)),
                isConfirmed: row.text(2) == "confirmed",
                author: row.text(3),
                learnedFrom: OrderID(rawValue: row.integer(4))
            )
        }
    }

    /// Lets an alias count.
    func confirm(
        _ entry: Entry,
        by actor: String,
        from order: OrderID?,
        _ hash: Int64,
        _ partner: PartnerID
    ) throws -> Outcome {
        try operation.transaction.run(
            """
            UPDATE alias SET state = 'confirmed', confirmed_by = ?2, confirmed_at = ?3, confirmed_from = ?4
            WHERE id = ?1 AND state = 'candidate'
            """,
            entry.id.rawValue,
            actor,
            operation.now.milliseconds,
            order?.rawValue
        )
        // Lines that wait then are found by it when it has cooled off.
        let moment = operation.now.milliseconds + fulfilment.settings(of: partner).matching.aliasCoolOff
        try fulfilment.enqueue(.interested(hash), after: 0, operation, at: moment)
        let counts = Timestamp(milliseconds: moment)
        return Outcome(id: entry.id, explanation: "alias \(entry.id) is confirmed and counts from \(counts) on")
    }

    /// Takes an alias back.
    func revoke(_ id: AliasID) throws {
        try operation.transaction.run(
            "UPDATE alias SET state = 'revoked', revoked_by = ?2, revoked_at = ?3 WHERE id = ?1 AND state <> 'revoked'",
            id.rawValue,
            operation.actor,
            operation.now.milliseconds
        )
    }

    private func insert(
        _ identity: EvidenceKey,
        _ account: SmartAccountID,
        by author: String,
        from order: OrderRecord
    ) throws -> Entry {
        let id = fulfilment.ids.next(IdentifierKinds.Alias.self)
        try operation.transaction.run(
            """
            INSERT INTO alias(id, partner, identity_hash, identity, smart_account, state, author, learned_at, learned_from)
            VALUES(?1, ?2, ?3, ?4, ?5, 'candidate', ?6, ?7, ?8)
            """,
            id.rawValue,
            order.partner.rawValue,
            identity.kept,
            identity.text,
            account.rawValue,
            author,
            operation.now.milliseconds,
            order.id.rawValue
        )
        return Entry(id: id, account: account, isConfirmed: false, author: author, learnedFrom: order.id)
    }

    /// Why nothing can be learned from an order; nil when it can.
    private func unfitness(_ seen: ReviewCase, _ candidate: Candidate) throws -> String? {
        guard let name = seen.evidence.name else { return "the order gives no name" }
        if !name.hasDistinctiveCore { return "\(Veto.noDistinctiveCore)" }
        if name.isTruncated { return "\(Veto.truncated)" }
        let domains = seen.evidence.domains
        if !domains.isEmpty, let domain = domains.first, !domains.contains(where: { $0.standing == .corporate }) {
            return "\(domain.name) is everybody's domain"
        }
        let own = fulfilment.settings(of: seen.order.partner).matching.ownDomains
        if let domain = domains.first(where: { own.contains($0.name) }) {
            return "\(domain.name) is the partner's own domain"
        }
        if let veto = candidate.vetoes.first(where: \.forbidsLearning) { return "\(veto)" }
        let owners = try DatabaseEvidenceIndex(operation.snapshot)
            .accounts(with: [EvidenceKey(.name, name.k2)], limit: 8).joined()
        if let other = owners.first(where: { $0 != candidate.account }) { return "\(other) has the name, too" }
        return nil
    }
}
