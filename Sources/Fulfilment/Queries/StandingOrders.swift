internal import Domain
internal import Storage

/// The orders with lines in a state: those that wait longest first, those that do not wait the newest first.
///
/// An order stands at the place of its line that has waited longest, once, however many of its lines wait.
struct StandingOrders: OrderSource {
    private let state: LineState
    private let reason: HoldReason?
    private let snapshot: Snapshot
    private var merge: StandingMerge
    private var last: StandingKey?

    init(
        state: LineState,
        reason: HoldReason?,
        partner: PartnerID?,
        after: OrderID?,
        in snapshot: Snapshot
    ) throws {
        self.state = state
        self.reason = reason
        self.snapshot = snapshot
        let standings = Standing.all(state: state, reason: reason)
        merge = try StandingMerge(
            StandingMerge.streams(standings, partner: partner?.rawValue, in: snapshot),
            by: .order,
            isNewestFirst: !state.isWaiting,
            after: try after.map { try Self.place(of: $0.rawValue, state: state, reason: reason, in: snapshot) },
            in: snapshot
        )
    }

    mutating func next() throws -> OrderID? {
        while let key = try merge.next() {
            // Held for two reasons since one moment: the two places are neighbors.
            if let last, (last.since, last.order) == (key.since, key.order) { continue }
            last = key
            if try isOldest(key) { return OrderID(rawValue: key.order) }
        }
        return nil
    }

    /// Whether no line of the order waits for longer: then it was listed at that one's place.
    private func isOldest(_ key: StandingKey) throws -> Bool {
        guard state.isWaiting else { return true }
        return try Self.oldest(of: key.order, state: state, reason: reason, in: snapshot) == key.since
    }

    /// Where a page ended.
    ///
    /// An order that has left the list since stands where it stood at its acceptance: what comes after may be shown
    /// twice, and nothing is left out.
    private static func place(
        of order: Int64,
        state: LineState,
        reason: HoldReason?,
        in snapshot: Snapshot
    ) throws -> StandingKey {
        guard state.isWaiting else { return StandingKey(since: 0, order: order, line: 0) }
        let since =
            try oldest(of: order, state: state, reason: reason, in: snapshot)
            ?? snapshot.integer("SELECT accepted_at FROM orders WHERE id = ?1", order)
        return StandingKey(since: since ?? 0, order: order, line: .max)
    }

    /// Since when the order's longest waiting line waits; nil when none does.
    private static func oldest(
        of order: Int64,
        state: LineState,
        reason: HoldReason?,
        in snapshot: Snapshot
    ) throws -> Int64? {
        try snapshot.integer(
            """
            SELECT min(CASE state WHEN 'held' THEN held_since ELSE release_at END) FROM order_line
            WHERE order_id = ?1 AND state = ?2 AND (?3 IS NULL OR hold_reason = ?3)
            """,
            order,
            state.rawValue,
            reason?.rawValue
        )
    }
}
