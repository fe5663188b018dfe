// DeliveryGauges: how many deliveries need somebody.
//
// GUARANTEES   Reads the two indexes of deliveries that failed or wait, never the deliveries themselves.

public import Storage

/// Numbers for metrics and status pages.
public struct DeliveryGauges: Hashable, Sendable {
    /// Deliveries that were given up, as far as they are kept.
    public var failed = 0
    /// Deliveries whose endpoint is switched off.
    public var waiting = 0

    /// Numbers of nothing.
    public init() {}

    /// Reads the numbers.
    ///
    /// - Parameter snapshot: the state to look at.
    /// - Returns: the numbers.
    /// - Throws: `StorageError`.
    public static func read(in snapshot: Snapshot) throws -> DeliveryGauges {
        var gauges = DeliveryGauges()
        let failed = try snapshot.integer("SELECT count(*) FROM delivery WHERE state = 'failed'")
        let waiting = try snapshot.integer("SELECT count(*) FROM delivery WHERE state = 'waiting'")
        gauges.failed = failed.map { Int($0) } ?? 0
        gauges.waiting = waiting.map { Int($0) } ?? 0
        return gauges
    }
}
