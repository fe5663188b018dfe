// LiveJobs: for which orders and accounts there is still something to be done.

internal import Domain
internal import Storage

/// The subjects of jobs that are in the queue: waiting, ready or running.
struct LiveJobs {
    /// Orders with a release to come.
    let releases: SortedIdentifiers
    /// Orders with another job to come: until it has run, they may be matched and not yet know it.
    let orders: SortedIdentifiers
    /// Smart Accounts with a job to come.
    let accounts: SortedIdentifiers

    init(in snapshot: Snapshot) throws {
        var (releases, orders, accounts): ([Int64], [Int64], [Int64]) = ([], [], [])
        try snapshot.forEach("SELECT kind = 'release', payload FROM job") { row in
            let payload = String(decoding: row.bytes(1), as: UTF8.self)
            if let order = OrderID(payload) {
                if row.bool(0) { releases.append(order.rawValue) } else { orders.append(order.rawValue) }
            } else if let account = SmartAccountID(payload) {
                accounts.append(account.rawValue)
            }
        }
        self.releases = SortedIdentifiers(releases)
        self.orders = SortedIdentifiers(orders)
        self.accounts = SortedIdentifiers(accounts)
    }
}
