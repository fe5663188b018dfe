// WaitingReminder: tells of the lines of one partner that have come to one limit.

internal import Domain
internal import Storage

/// One partner, one limit.
struct WaitingReminder {
    private let fulfilment: Fulfilment
    private let operation: Operation
    private let partner: Fulfilment.Partner
    private let days: Int

    init(_ fulfilment: Fulfilment, _ operation: Operation, _ partner: Fulfilment.Partner, days: Int) {
        self.fulfilment = fulfilment
        self.operation = operation
        self.partner = partner
        self.days = days
    }

    /// Tells of the next lines.
    ///
    /// - Returns: how many lines were told.
    /// - Throws: `StorageError`.
    func tell() throws -> Int {
        let moment = partner.settings.waiting.moment(days, before: operation.now).milliseconds
        let mark = try self.mark()
        // A clock that went back, or a ladder in other days, must not tell a line twice.
        let end = StandingKey(since: moment, order: .max, line: .max)
        guard mark.map({ $0 < end }) ?? true else { return 0 }
        var merge = try StandingMerge(
            StandingMerge.streams(Self.standings, partner: partner.id.rawValue, in: operation.snapshot),
            by: .line,
            isNewestFirst: false,
            after: mark,
            in: operation.snapshot
        )
        var orders: [Int64: [Int64]] = [:]
        var sequence: [Int64] = []
        var count = 0
        var last = end
        while let key = try merge.next(), key.since <= moment {
            if orders[key.order] == nil { sequence.append(key.order) }
            orders[key.order, default: []].append(key.line)
            count += 1
            if count == Fulfilment.ageingLimit {
                last = key
                break
            }
        }
        for order in sequence { try announce(OrderID(rawValue: order), Set(orders[order] ?? [])) }
        try keep(last)
        return count
    }

    /// Stocking and enterprise-agreement orders wait for nothing.
    private static let standings = Set(HoldReason.allCases.filter { $0 != .notAssignable }.map(Standing.init))

    private func mark() throws -> StandingKey? {
        try operation.snapshot.first(
            "SELECT since, order_id, line FROM waiting_mark WHERE partner = ?1 AND days = ?2",
            partner.id.rawValue,
            days
        ) { StandingKey(since: $0.integer(0), order: $0.integer(1), line: $0.integer(2)) }
    }

    private func keep(_ mark: StandingKey) throws {
        try operation.transaction.run(
            """
            INSERT INTO waiting_mark(partner, days, since, order_id, line) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(partner, days) DO UPDATE SET since = excluded.since, order_id = excluded.order_id,
                line = excluded.line
            """,
            partner.id.rawValue,
            days,
            mark.since,
            mark.order,
            mark.line
        )
    }

    private func announce(_ id: OrderID, _ identifiers: Set<Int64>) throws {
        guard let order = try OrderRecord.find(id, in: operation.snapshot) else { return }
        let lines = try LineRecord.waiting(id, in: operation.snapshot).filter { identifiers.contains($0.id.rawValue) }
        let since = try operation.snapshot.integer(
            "SELECT min(held_since) FROM order_line WHERE order_id = ?1 AND state = 'held'",
            id.rawValue
        )
        let capacity = 384 + 256 * lines.count
        try fulfilment.publish(.orderWaiting, to: .partner(partner.id), order: id, operation, capacity: capacity) {
            data in
            data.member("order", id.description)
            data.member("number", order.number)
            data.member("days", days)
            data.member("countsBusinessDays", partner.settings.waiting.businessDays != nil)
            data.member("waitingSince", since.map { Timestamp(milliseconds: $0).description })
            data.array("lines") { array in
                for line in lines {
                    array.object { object in
                        object.describe(line)
                        object.member("holdReason", line.holdReason?.rawValue)
                        object.member("holdDetail", line.holdDetail)
                    }
                }
            }
        }
    }
}
