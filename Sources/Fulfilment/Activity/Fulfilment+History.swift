// Who acquired, moved, used and changed what, when, and on whose order.

public import Domain
public import Storage

extension Fulfilment {
    /// The most entries one page of an activity log has.
    public static let maximumActivityLimit = 1_000

    /// A page of an activity log, the newest entries first.
    ///
    /// - Parameters:
    ///   - owner: whose log.
    ///   - filter: which entries.
    ///   - limit: how many, 1 to 1,000.
    ///   - after: `next` of the page before; nil for the first page.
    ///   - caller: who asks; a role in virtual accounts alone shows what happened in those.
    ///   - snapshot: the state to look at.
    /// - Returns: the page; there are more while it has a `next`.
    /// - Throws: `FulfilmentError` where the caller may not read it; `StorageError`.
    public func activity(
        of owner: EventOwner,
        filter: ActivityFilter = ActivityFilter(),
        limit: Int = 100,
        after: ActivityID? = nil,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> ActivityPage {
        let reader = try ActivityReader(owner, filter, as: caller, in: snapshot)
        let page = try reader.page(limit: min(max(limit, 1), Self.maximumActivityLimit), after: after)
        return ActivityPage(entries: page.entries.map(ActivityView.init), next: page.next?.description)
    }
}
