public import Domain

/// Which entries of an activity log are shown; what is nil does not restrict it.
public struct ActivityFilter: Hashable, Sendable {
    /// Who did it, as entries show it, for example `partner:acme`.
    public var actor: String?
    /// What was done.
    public var kind: ActivityKind?
    /// In which virtual account, or out of which.
    public var virtualAccount: VirtualAccountID?
    /// What it concerned.
    public var sku: String?
    /// Which order it followed from, as entries show it.
    public var orderNumber: String?
    /// Not before this moment.
    public var since: Timestamp?
    /// Before this moment.
    public var until: Timestamp?

    /// A filter that shows everything; set what is to restrict it.
    public init() {}

    /// Whether it shows the entry.
    func shows(_ entry: ActivityEntry) -> Bool {
        (actor == nil || entry.actor == actor)
            && (kind == nil || entry.kind == kind?.rawValue)
            && (virtualAccount == nil || entry.virtualAccount == virtualAccount || entry.source == virtualAccount)
            && (sku == nil || entry.sku == sku)
            && (orderNumber == nil || entry.orderNumber == orderNumber)
            && (since.map { entry.happenedAt >= $0 } ?? true)
            && (until.map { entry.happenedAt < $0 } ?? true)
    }
}
