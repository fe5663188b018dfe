// LineRecord: a line with its customer as the order names it, its lot and where the lot lies.

internal import Domain
internal import Storage

/// A line of an order as its rows tell it.
struct LineRecord {
    /// The units of the line and the holding account they lie in.
    struct HeldLot {
        let id: LotID
        let quantity: Int
        let termMonths: Int?
        /// Nil when nothing of it lies in a holding account.
        let holdingAccount: HoldingAccountID?
        let quantityInHolding: Int
    }

    let id: OrderLineID
    let number: String
    let sku: String
    let quantity: Int
    let state: LineState
    let holdReason: HoldReason?
    /// Nil while matching has not decided about the line yet.
    let holdDetail: String?
    /// The row of what the order says of the customer.
    let endCustomer: Int64?
    let customerNumber: String?
    let namedSmartAccount: String?
    let namedVirtualAccount: String?
    let smartAccount: SmartAccountID?
    let virtualAccount: VirtualAccountID?
    let releaseAt: Int64?
    let isInCatalog: Bool
    /// Whether something is kept by which the line is found.
    let hasKeys: Bool
    let lot: HeldLot?

    /// The lines of an order that lie in the holding account.
    static func waiting(_ order: OrderID, in snapshot: Snapshot) throws -> [LineRecord] {
        try snapshot.all(
            """
            SELECT l.id, l.number, l.sku, l.quantity, l.state, l.hold_reason, l.hold_detail, l.end_customer,
                e.customer_number, e.smart_account, e.virtual_account, l.smart_account, l.virtual_account,
                l.release_at, p.sku IS NOT NULL, t.id, t.quantity, t.term_months, b.holding_account, b.quantity,
                EXISTS(SELECT 1 FROM waiting_key w WHERE w.line = l.id)
            FROM order_line l LEFT JOIN end_customer e ON e.id = l.end_customer LEFT JOIN product p ON p.sku = l.sku
                LEFT JOIN lot t ON t.line = l.id AND t.quantity > 0 LEFT JOIN holding_balance b ON b.lot = t.id
            WHERE l.order_id = ?1 AND l.state IN ('held', 'scheduled')
            """,
            order.rawValue,
            transform: LineRecord.init
        )
    }

    /// All lines of an order.
    static func all(_ order: OrderID, in snapshot: Snapshot) throws -> [LineRecord] {
        try snapshot.all(
            """
            SELECT l.id, l.number, l.sku, l.quantity, l.state, l.hold_reason, l.hold_detail, l.end_customer,
                e.customer_number, e.smart_account, e.virtual_account, l.smart_account, l.virtual_account,
                l.release_at, p.sku IS NOT NULL, t.id, t.quantity, t.term_months, b.holding_account, b.quantity,
                EXISTS(SELECT 1 FROM waiting_key w WHERE w.line = l.id)
            FROM order_line l LEFT JOIN end_customer e ON e.id = l.end_customer LEFT JOIN product p ON p.sku = l.sku
                LEFT JOIN lot t ON t.line = l.id AND t.quantity > 0 LEFT JOIN holding_balance b ON b.lot = t.id
            WHERE l.order_id = ?1
            """,
            order.rawValue,
            transform: LineRecord.init
        )
    }

    private init(_ row: Row) throws {
        id = OrderLineID(rawValue: row.integer(0))
        number = row.text(1)
        sku = row.text(2)
        quantity = row.int(3)
        state = try row.domainValue(4)
        holdReason = try row.optionalDomainValue(5)
        holdDetail = row.optionalText(6)
        endCustomer = row.optionalInteger(7)
        customerNumber = row.optionalText(8)
        namedSmartAccount = row.optionalText(9)
        namedVirtualAccount = row.optionalText(10)
        smartAccount = row.optionalInteger(11).map(SmartAccountID.init(rawValue:))
        virtualAccount = row.optionalInteger(12).map(VirtualAccountID.init(rawValue:))
        releaseAt = row.optionalInteger(13)
        isInCatalog = row.bool(14)
        hasKeys = row.bool(20)
        lot = row.optionalInteger(15).map { id in
            HeldLot(
                id: LotID(rawValue: id),
                quantity: row.int(16),
                termMonths: row.optionalInteger(17).map(Int.init),
                holdingAccount: row.optionalInteger(18).map(HoldingAccountID.init(rawValue:)),
                quantityInHolding: row.int(19)
            )
        }
    }
}
