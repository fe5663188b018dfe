// QuestionLines: the lines of one question.
//
// GUARANTEES   What the hash finds is compared by its text. A bounded number of lines is read at a time.

internal import Domain
internal import Matching
internal import Storage

/// Finds the lines whose orders say the same of the customer.
struct QuestionLines {
    /// A line of the question.
    struct Line: Hashable {
        let id: OrderLineID
        let order: OrderID
        let orderNumber: String
        let number: String
        let quantity: Int
        let unitPrice: String?
        let state: LineState
        let smartAccount: SmartAccountID?
    }

    /// A part of them.
    struct Slice {
        var lines: [Line] = []
        /// The last line looked at; nil when there are no more.
        var last: Int64?
    }

    /// So many lines are looked at for one decision; jobs go on with the rest.
    static let limit = 2_000

    let question: ReviewQuestion
    let partner: PartnerID
    let snapshot: Snapshot

    /// The waiting lines after a line, in the order in which they came.
    ///
    /// - Parameters:
    ///   - line: the last line of the part before; 0 for the first.
    ///   - limit: how many are looked at.
    /// - Returns: those of them that are the question's.
    /// - Throws: `StorageError`.
    func slice(after line: Int64 = 0, limit: Int = limit) throws -> Slice {
        guard question.identity != nil else { return Slice(lines: try own(after: line)) }
        var slice = Slice()
        var questions: [EndCustomer: ReviewQuestion] = [:]
        var count = 0
        try snapshot.forEach(
            """
            SELECT l.id, l.order_id, o.number, l.number, l.quantity, l.unit_price, l.state, l.smart_account,
                e.name, e.country, e.email, e.web_domain, e.customer_number, e.tax_identifier, e.duns_number, e.street,
                e.postal_code, e.city, e.smart_account, e.virtual_account
            FROM interest i JOIN order_line l ON l.id = i.line JOIN orders o ON o.id = l.order_id
                JOIN end_customer e ON e.id = l.end_customer
            WHERE i.hash = ?1 AND i.line > ?2 ORDER BY i.line LIMIT ?3
            """,
            question.hash,
            line,
            limit
        ) { row in
            count += 1
            slice.last = row.integer(0)
            let found = try Line(row)
            let customer = EndCustomer(row, from: 8)
            let asked =
                questions[customer] ?? ReviewQuestion(Evidence(customer, partner: partner), found.id)
            questions[customer] = asked
            if asked == question, found.state.isWaiting { slice.lines.append(found) }
        }
        if count < limit { slice.last = nil }
        return slice
    }

    /// Whether a line that waits longer asks the same.
    func hasLine(before line: Int64) throws -> Bool {
        guard question.identity != nil else { return false }
        let earlier = try slice(limit: 64)
        return earlier.lines.contains { $0.id.rawValue < line && $0.state == .held }
    }

    private func own(after line: Int64) throws -> [Line] {
        guard let own = question.line, own.rawValue > line else { return [] }
        return try [Line.find(own, in: snapshot)].compactMap(\.self)
    }
}

extension QuestionLines.Line {
    fileprivate init(_ row: Row) throws {
        id = OrderLineID(rawValue: row.integer(0))
        order = OrderID(rawValue: row.integer(1))
        orderNumber = row.text(2)
        number = row.text(3)
        quantity = row.int(4)
        unitPrice = row.optionalText(5)
        state = try row.domainValue(6)
        smartAccount = row.optionalInteger(7).map(SmartAccountID.init(rawValue:))
    }

    /// The line with the id.
    static func find(_ id: OrderLineID, in snapshot: Snapshot) throws -> QuestionLines.Line? {
        try snapshot.first(
            """
            SELECT l.id, l.order_id, o.number, l.number, l.quantity, l.unit_price, l.state, l.smart_account
            FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.id = ?1
            """,
            id.rawValue,
            transform: QuestionLines.Line.init
        )
    }
}
