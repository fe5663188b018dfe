// Looking at a line as a person has to decide about it.

public import Domain
public import Matching
public import Storage

extension Fulfilment {
    /// More lines of one identity than these are not counted.
    static let alikeLimit = 10_000

    /// What the rules say of a line, and which accounts have similar names; nothing is decided.
    ///
    /// - Parameters:
    ///   - line: the line, in whatever state.
    ///   - snapshot: the state to look at.
    /// - Returns: the review; nil when there is no such line.
    /// - Throws: `StorageError`.
    public func review(_ line: OrderLineID, in snapshot: Snapshot) throws -> LineReview? {
        guard let (record, order) = try LineRecord.find(line, in: snapshot) else { return nil }
        let decider = try LineDecider(order, settings(of: order.partner), now: time.now, in: snapshot)
        let evidence = try decider.evidence(record)
        let similar = try Suggestions(snapshot).similar(to: evidence.name)
        let verdict = try decider.verdict(evidence, similar: similar)
        let alike = try evidence.identity.map { try countLines(with: $0, except: line, in: snapshot) } ?? 0
        var accounts: [SmartAccountID: SmartAccount] = [:]
        for candidate in verdict.candidates {
            accounts[candidate.account] = try AccountDirectory(snapshot).account(id: candidate.account)
        }
        return LineReview(
            line: line,
            order: order.id,
            partner: order.partner,
            evidence: evidence,
            verdict: verdict,
            accounts: accounts,
            alike: alike
        )
    }

    /// The accounts whose names are most similar to a name, by their ids, the most similar first.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - snapshot: the state to look at.
    /// - Returns: at most five names, with the accounts that have them.
    /// - Throws: `StorageError`.
    public func suggestions(for name: CompanyName, in snapshot: Snapshot) throws -> [Suggestion] {
        try Suggestions(snapshot).similar(to: name)
    }

    /// Keeps the accounts with similar names for the next look at a line, until the accounts change.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - transaction: the caller's transaction.
    /// - Throws: `StorageError`.
    public func keepSuggestions(for line: OrderLineID, in transaction: Transaction) throws {
        guard let (record, order) = try LineRecord.find(line, in: transaction.snapshot),
            let name = try evidence(of: record, order, in: transaction.snapshot).name
        else { return }
        let suggestions = Suggestions(transaction.snapshot)
        try suggestions.keep(suggestions.found(name), for: name, in: transaction)
    }

    /// The held lines whose orders say the same of their customer as this one: one decision can be meant for all.
    ///
    /// - Parameters:
    ///   - line: the line; it is among them if it is held.
    ///   - limit: at most so many.
    ///   - snapshot: the state to look at.
    /// - Returns: the lines, the oldest first; none for a line without a name.
    /// - Throws: `StorageError`.
    public func linesAlike(_ line: OrderLineID, limit: Int, in snapshot: Snapshot) throws -> [OrderLineID] {
        guard let (record, order) = try LineRecord.find(line, in: snapshot),
            let identity = try evidence(of: record, order, in: snapshot).identity
        else { return [] }
        let found = try snapshot.all(
            """
            SELECT i.line FROM interest i JOIN order_line l ON l.id = i.line
            WHERE i.hash = ?1 AND l.state = 'held' ORDER BY i.line LIMIT ?2
            """,
            identity.kept,
            limit
        ) { OrderLineID(rawValue: $0.integer(0)) }
        // A hash may be another's.
        return try found.filter { other in
            guard let (record, order) = try LineRecord.find(other, in: snapshot) else { return false }
            return try evidence(of: record, order, in: snapshot).identity == identity
        }
    }

    func evidence(of line: LineRecord, _ order: OrderRecord, in snapshot: Snapshot) throws -> Evidence {
        try LineDecider(order, settings(of: order.partner), now: time.now, in: snapshot).evidence(line)
    }

    private func countLines(
        with identity: EvidenceKey,
        except line: OrderLineID,
        in snapshot: Snapshot
    ) throws -> Int {
        let count = try snapshot.integer(
            """
            SELECT count(*) FROM (SELECT 1 FROM interest i JOIN order_line l ON l.id = i.line
                WHERE i.hash = ?1 AND i.line <> ?2 AND l.state = 'held' LIMIT ?3) AS found
            """,
            identity.kept,
            line.rawValue,
            Self.alikeLimit
        )
        return Int(count ?? 0)
    }
}

extension LineRecord {
    /// A line with its order.
    static func find(_ line: OrderLineID, in snapshot: Snapshot) throws -> (line: LineRecord, order: OrderRecord)? {
        let order = try snapshot.integer("SELECT order_id FROM order_line WHERE id = ?1", line.rawValue)
        guard let order, let record = try OrderRecord.find(OrderID(rawValue: order), in: snapshot) else { return nil }
        return try all(record.id, in: snapshot).first { $0.id == line }.map { ($0, record) }
    }
}
