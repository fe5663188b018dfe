// HealthReport: whether the daemon is alive, and whether it does its work; decided from values, outside of any server.
//
// GUARANTEES   Alive means that every part that must move has moved: a daemon that is not alive is stuck, and a restart
//              helps. Ready means that work is taken and done: where it is not, a person may be needed.
//              The answer never waits for what it judges.
// DOES NOT     Name partners, files or orders: it is answered to anybody on the machine.

/// The judgement over a daemon's vital signs.
public struct HealthReport: Hashable, Sendable {
    /// Whether every part has moved.
    public let liveness: [HealthCheck]
    /// Whether work is taken and done.
    public let readiness: [HealthCheck]

    /// Judges.
    ///
    /// - Parameters:
    ///   - vitals: the vital signs.
    ///   - limits: how late things may be.
    public init(_ vitals: Vitals, limits: HealthLimits) {
        let stalled = vitals.stalledParts
        liveness = [HealthCheck("progress", fault: stalled.isEmpty ? nil : stalled.joined(separator: ", "))]
        let late = { (what: String, moment: Int64?, limit: Int64) -> String? in
            guard let moment, vitals.now - moment > limit else { return nil }
            return "\(what) for \((vitals.now - moment) / 1_000) s, more than \(limit / 1_000) s"
        }
        readiness = [
            HealthCheck("database", fault: vitals.databaseFault.map { "the database has stopped: \($0)" }),
            HealthCheck("reserve", fault: vitals.hasReserve ? nil : "the disk was full: its reserve is given up"),
            HealthCheck(
                "inbox",
                fault: vitals.inboxFault
                    ?? late("the inboxes have not been scanned", vitals.inboxesScannedAt, limits.scan)
            ),
            HealthCheck(
                "jobs",
                fault: late("a due job has not run", vitals.oldestOverdueAt, limits.overdue)
                    ?? late("a ready job has waited", vitals.workStandsStillSince, limits.overdue)
            ),
        ]
    }

    /// Whether every part has moved.
    public var isAlive: Bool { liveness.allSatisfy { $0.fault == nil } }

    /// Whether work is taken and done.
    public var isReady: Bool { all.allSatisfy { $0.fault == nil } }

    /// Everything that was looked at.
    public var all: [HealthCheck] { liveness + readiness }
}
