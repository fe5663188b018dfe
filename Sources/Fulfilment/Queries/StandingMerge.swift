// StandingMerge: lines of several partners and standings, read as one sorted list.
//
// GUARANTEES   Each step is one seek in the index, whatever number of lines stand there: a page costs as many seeks as
//              it has entries, and one for each partner and standing that has lines.
// DOES NOT     Know the lines: it gives their places only.

internal import Storage

/// A sorted walk over the lines of some standings.
struct StandingMerge {
    /// The lines of one partner that stand in one way; sorted by themselves.
    struct Stream {
        let partner: Int64
        let standing: String
    }

    /// What one step passes by.
    enum Step {
        /// One line.
        case line
        /// All lines of an order that have stood there since the same moment.
        case order
    }

    private let snapshot: Snapshot
    private let step: Step
    private let isNewestFirst: Bool
    /// The streams that are not at their end, and beside each its next place: apart, since only places are compared.
    private var streams: [Stream] = []
    private var heads: [StandingKey] = []

    /// Begins a walk.
    ///
    /// - Parameters:
    ///   - streams: what is walked over.
    ///   - step: what one step passes by.
    ///   - isNewestFirst: whether the walk goes from the last place to the first.
    ///   - after: the place after which it begins; nil for the beginning.
    ///   - snapshot: the state to look at.
    /// - Throws: `StorageError`.
    init(
        _ streams: [Stream],
        by step: Step,
        isNewestFirst: Bool,
        after: StandingKey?,
        in snapshot: Snapshot
    ) throws {
        self.snapshot = snapshot
        self.step = step
        self.isNewestFirst = isNewestFirst
        let start = isNewestFirst ? StandingKey.last : .first
        for stream in streams {
            if let key = try first(of: stream, after: after.map(past) ?? start) {
                self.streams.append(stream)
                heads.append(key)
            }
        }
    }

    /// The next place, nil at the end.
    mutating func next() throws -> StandingKey? {
        guard var index = heads.indices.first else { return nil }
        for other in heads.indices where isNewestFirst ? heads[other] > heads[index] : heads[other] < heads[index] {
            index = other
        }
        let key = heads[index]
        if let following = try first(of: streams[index], after: past(key)) {
            heads[index] = following
        } else {
            heads.remove(at: index)
            streams.remove(at: index)
        }
        return key
    }

    /// The streams that have lines.
    ///
    /// - Parameters:
    ///   - standings: how the lines stand.
    ///   - partner: whose lines; nil for everybody's.
    ///   - snapshot: the state to look at.
    /// - Returns: one stream for each partner and standing with at least one line.
    /// - Throws: `StorageError`.
    static func streams(_ standings: Set<Standing>, partner: Int64?, in snapshot: Snapshot) throws -> [Stream] {
        let names = Set(standings.map(\.text))
        return try snapshot.all(
            "SELECT partner, subject FROM tally WHERE partner BETWEEN ?1 AND ?2 AND count > 0",
            partner ?? 0,
            partner ?? .max
        ) { Stream(partner: $0.integer(0), standing: $0.text(1)) }
        .filter { names.contains($0.standing) }
    }

    /// The last place that a step from a place passes by.
    private func past(_ key: StandingKey) -> StandingKey {
        guard step == .order else { return key }
        return StandingKey(since: key.since, order: key.order, line: isNewestFirst ? 0 : .max)
    }

    private func first(of stream: Stream, after key: StandingKey) throws -> StandingKey? {
        let place = { (row: Row) in StandingKey(since: row.integer(0), order: row.integer(1), line: row.integer(2)) }
        if isNewestFirst {
            return try snapshot.first(
                """
                SELECT since, order_id, line FROM line_standing
                WHERE partner = ?1 AND standing = ?2 AND (since, order_id, line) < (?3, ?4, ?5)
                ORDER BY since DESC, order_id DESC, line DESC LIMIT 1
                """,
                stream.partner,
                stream.standing,
                key.since,
                key.order,
                key.line,
                transform: place
            )
        }
        return try snapshot.first(
            """
            SELECT since, order_id, line FROM line_standing
            WHERE partner = ?1 AND standing = ?2 AND (since, order_id, line) > (?3, ?4, ?5)
            ORDER BY since, order_id, line LIMIT 1
            """,
            stream.partner,
            stream.standing,
            key.since,
            key.order,
            key.line,
            transform: place
        )
    }
}
