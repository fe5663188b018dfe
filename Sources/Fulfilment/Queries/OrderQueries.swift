// OrderQueries: orders as their partner, operators and programs see them.
//
// GUARANTEES   A page costs what it shows, with a million held lines behind it: every list walks one index from where
//              the page before ended. What waits is listed by how long it has waited, the longest first; with a number's
//              beginning by number; everything else the newest first.
// DOES NOT     Decide who may see an order: the caller sets the filter's partner.
//              Find quickly what a number's beginning or an account has thousands of and almost none in the state asked
//              for: such a list reads them all.

public import Domain
public import Storage

/// Reading orders.
public enum OrderQueries {
    /// A page of orders, without their lines.
    ///
    /// - Parameters:
    ///   - filter: which ones. After an order that is not there, or not the filter's partner's, nothing comes.
    ///   - snapshot: the state to look at.
    /// - Returns: at most as many as the filter's limit; fewer at the end of the list only.
    /// - Throws: `StorageError`.
    public static func list(_ filter: OrderFilter, in snapshot: Snapshot) throws -> [OrderView] {
        guard !filter.isContradictory, try isPlace(filter.after, partner: filter.partner, in: snapshot) else {
            return []
        }
        var source = try source(filter, in: snapshot)
        let isWholeFilter = isWholeFilter(filter)
        var page: [OrderView] = []
        while page.count < filter.limit, let order = try source.next() {
            guard try isWholeFilter || meets(filter, order, in: snapshot) else { continue }
            if let view = try OrderRows.summary(of: order, in: snapshot) { page.append(view) }
        }
        return page
    }

    /// An order with its lines and the decisions about them.
    ///
    /// - Parameters:
    ///   - partner: whose order.
    ///   - number: the partner's number of it.
    ///   - snapshot: the state to look at.
    /// - Returns: the order, nil where the partner has no such order.
    /// - Throws: `StorageError`.
    public static func order(
        partner: PartnerID,
        number: OrderNumber,
        in snapshot: Snapshot
    ) throws -> OrderView? {
        let id = try snapshot.integer(
            "SELECT id FROM orders WHERE partner = ?1 AND number = ?2",
            partner.rawValue,
            number.text
        )
        return try id.flatMap { try order(OrderID(rawValue: $0), of: partner, in: snapshot) }
    }

    /// An order with its lines and the decisions about them, by its identifier.
    ///
    /// - Parameters:
    ///   - id: the order.
    ///   - partner: whose it must be; nil for anybody's.
    ///   - snapshot: the state to look at.
    /// - Returns: the order, nil where there is none or it is another partner's.
    /// - Throws: `StorageError`.
    public static func order(_ id: OrderID, of partner: PartnerID?, in snapshot: Snapshot) throws -> OrderView? {
        guard try isPlace(id, partner: partner, in: snapshot),
            var view = try OrderRows.summary(of: id, in: snapshot)
        else { return nil }
        view.lines = try OrderRows.lines(of: id, in: snapshot)
        return view
    }

    /// The lines of that number in orders of that number.
    ///
    /// - Parameters:
    ///   - order: the order's number.
    ///   - line: the line's number.
    ///   - partner: whose; nil for everybody's, of whom several may have such an order.
    ///   - snapshot: the state to look at.
    /// - Returns: the lines.
    /// - Throws: `StorageError`.
    public static func lines(
        _ order: OrderNumber,
        _ line: LineNumber,
        of partner: PartnerID?,
        in snapshot: Snapshot
    ) throws -> [OrderLineID] {
        // By partner and number, which has an index: partners are few.
        try snapshot.all(
            """
            SELECT l.id FROM partner p JOIN orders o ON o.partner = p.id AND o.number = ?1
                JOIN order_line l ON l.order_id = o.id AND l.number = ?2
            WHERE ?3 IS NULL OR p.id = ?3 ORDER BY l.id
            """,
            order.text,
            line.text,
            partner?.rawValue
        ) { OrderLineID(rawValue: $0.integer(0)) }
    }

    /// The index to walk: the one that restricts most.
    private static func source(_ filter: OrderFilter, in snapshot: Snapshot) throws -> any OrderSource {
        if let prefix = filter.numberPrefix, !prefix.isEmpty {
            return try NumberedOrders(prefix: prefix, partner: filter.partner, after: filter.after, in: snapshot)
        }
        if let account = filter.smartAccount {
            return AccountOrders(smartAccount: account, after: filter.after, in: snapshot)
        }
        guard let state = filter.lineState else {
            return AllOrders(partner: filter.partner, after: filter.after, in: snapshot)
        }
        return try StandingOrders(
            state: state,
            reason: filter.holdReason,
            partner: filter.partner,
            after: filter.after,
            in: snapshot
        )
    }

    /// Whether the source gives only orders that meet the filter.
    private static func isWholeFilter(_ filter: OrderFilter) -> Bool {
        if let prefix = filter.numberPrefix, !prefix.isEmpty {
            return filter.lineState == nil && filter.smartAccount == nil
        }
        return filter.smartAccount == nil || (filter.lineState == nil && filter.partner == nil)
    }

    private static func meets(_ filter: OrderFilter, _ order: OrderID, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer(
            """
            SELECT 1 FROM orders JOIN order_line ON order_line.order_id = orders.id
            WHERE orders.id = ?1 AND (?2 IS NULL OR orders.partner = ?2) AND (?3 IS NULL OR order_line.state = ?3)
                AND (?4 IS NULL OR order_line.hold_reason = ?4) AND (?5 IS NULL OR order_line.smart_account = ?5)
            LIMIT 1
            """,
            order.rawValue,
            filter.partner?.rawValue,
            filter.lineState?.rawValue,
            filter.holdReason?.rawValue,
            filter.smartAccount?.rawValue
        ) != nil
    }

    private static func isPlace(_ order: OrderID?, partner: PartnerID?, in snapshot: Snapshot) throws -> Bool {
        guard let order else { return true }
        let owner = try snapshot.integer("SELECT partner FROM orders WHERE id = ?1", order.rawValue)
        return owner != nil && (partner == nil || owner == partner?.rawValue)
    }
}
