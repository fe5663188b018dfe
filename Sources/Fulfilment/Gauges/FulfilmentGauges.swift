// FulfilmentGauges: how much waits, for how long, and how much has gone through.
//
// GUARANTEES   Costs some seeks for each partner, whatever number of lines there are: the counts are kept by the database
//              with the lines themselves, and the oldest is the first entry of an index.

public import Domain
public import Storage

/// Numbers for metrics and status pages.
public struct FulfilmentGauges: Hashable, Sendable {
    /// How many lines of a partner are held for a reason.
    public struct HeldLines: Hashable, Sendable {
        /// The partner's name.
        public let partner: String
        /// Why they are held.
        public let reason: HoldReason
        /// How many; 0 where there were some once.
        public let count: Int

        /// Puts a number together.
        public init(partner: String, reason: HoldReason, count: Int) {
            self.partner = partner
            self.reason = reason
            self.count = count
        }
    }

    /// Held lines by partner and reason, in the order of the partners' registration.
    public var heldLines: [HeldLines] = []
    /// Since when the longest-held line waits, for each reason that has one.
    public var oldestHeldSince: [HoldReason: Timestamp] = [:]
    /// For how long it has waited, in milliseconds.
    public var oldestHeldAge: [HoldReason: Int64] = [:]
    /// Lines in their undo window, or past it and not yet released.
    public var scheduledLines = 0
    /// By how many milliseconds the release is overdue that should have happened longest ago; 0 when none is.
    public var mostOverdue: Int64 = 0
    /// Lines released and not returned.
    public var releasedLines = 0
    /// Orders accepted.
    public var orders = 0
    /// Files received.
    public var receipts = 0

    /// Numbers of nothing.
    public init() {}

    /// Reads the numbers.
    ///
    /// - Parameters:
    ///   - now: the moment ages are measured against.
    ///   - snapshot: the state to look at.
    /// - Returns: the numbers.
    /// - Throws: `StorageError`.
    public static func read(now: Timestamp, in snapshot: Snapshot) throws -> FulfilmentGauges {
        var gauges = FulfilmentGauges()
        var waiting: [(partner: Int64, standing: String)] = []
        try snapshot.forEach(
            """
            SELECT tally.partner, subject, count, partner.name FROM tally JOIN partner ON partner.id = tally.partner
            ORDER BY tally.partner, subject
            """
        ) { row in
            let (subject, count) = (row.text(1), row.int(2))
            gauges.add(count, of: subject, partner: { row.text(3) })
            let waits = subject == LineState.scheduled.rawValue || HoldReason(rawValue: subject) != nil
            if waits, count > 0 { waiting.append((row.integer(0), subject)) }
        }
        for entry in waiting {
            let since = try snapshot.integer(
                "SELECT min(since) FROM line_standing WHERE partner = ?1 AND standing = ?2",
                entry.partner,
                entry.standing
            )
            if let since { gauges.note(Timestamp(milliseconds: since), of: entry.standing, now: now) }
        }
        return gauges
    }

    private mutating func add(_ count: Int, of subject: String, partner: () -> String) {
        switch subject {
        case "order": orders += count
        case "receipt": receipts += count
        case LineState.scheduled.rawValue: scheduledLines += count
        case LineState.released.rawValue: releasedLines += count
        default:
            guard let reason = HoldReason(rawValue: subject) else { return }
            heldLines.append(HeldLines(partner: partner(), reason: reason, count: count))
        }
    }

    private mutating func note(_ since: Timestamp, of standing: String, now: Timestamp) {
        let age = max(0, now.milliseconds - since.milliseconds)
        guard let reason = HoldReason(rawValue: standing) else {
            mostOverdue = max(mostOverdue, age)
            return
        }
        oldestHeldSince[reason] = min(since, oldestHeldSince[reason] ?? since)
        oldestHeldAge[reason] = max(age, oldestHeldAge[reason] ?? age)
    }
}
