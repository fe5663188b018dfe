// LiveJobs: for which orders there is still something to be done.

internal import Domain
internal import Storage

/// The subjects of jobs that are in the queue: waiting, ready or running.
struct LiveJobs {
    /// Orders with a release to come.
    let releases: SortedIdentifiers
    /// Orders with another job to come: until it has run, they may be matched and not yet know it.
    let orders: SortedIdentifiers
    /// Whether a job is to come that nominates orders, or makes keys anew.
    let isMatchingBehind: Bool

    init(in snapshot: Snapshot) throws {
        var (releases, orders): ([Int64], [Int64]) = ([], [])
        var isBehind = false
        try snapshot.forEach("SELECT kind = 'release', payload, kind IN ('nominate', 'rekey') FROM job") { row in
            if row.bool(2) { isBehind = true }
            let payload = String(decoding: row.bytes(1), as: UTF8.self)
            if let order = OrderID(payload) {
                if row.bool(0) { releases.append(order.rawValue) } else { orders.append(order.rawValue) }
            }
        }
        self.releases = SortedIdentifiers(releases)
        self.orders = SortedIdentifiers(orders)
        isMatchingBehind = isBehind
    }
}
