// LineRecord: a line with its lot and where the lot lies.

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
    let smartAccount: SmartAccountID?
    let virtualAccount: VirtualAccountID?
    let releaseAt: Int64?
    let isInCatalog: Bool
    /// Whether the catalog finds the line by its SKU.
    let awaitsCatalog: Bool
    /// Whether accounts find the line by their keys.
    let hasInterests: Bool
    let lot: HeldLot?

    /// The lines of an order that lie in the holding account.
    static func waiting(_ order: OrderID, in snapshot: Snapshot) throws -> [LineRecord] {
        try snapshot.all(
            """
            SELECT l.id, l.number, l.sku, l.quantity, l.state, l.hold_reason, l.hold_detail, l.end_customer,
                l.smart_account, l.virtual_account, l.release_at, p.sku IS NOT NULL, t.id, t.quantity, t.term_months,
                b.holding_account, b.quantity, EXISTS(SELECT 1 FROM waiting_key w WHERE w.line = l.id),
                EXISTS(SELECT 1 FROM interest i WHERE i.line = l.id)
            FROM order_line l LEFT JOIN product p ON p.sku = l.sku
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
                l.smart_account, l.virtual_account, l.release_at, p.sku IS NOT NULL, t.id, t.quantity, t.term_months,
                b.holding_account, b.quantity, EXISTS(SELECT 1 FROM waiting_key w WHERE w.line = l.id),
                EXISTS(SELECT 1 FROM interest i WHERE i.line = l.id)
            FROM order_line l LEFT JOIN product p ON p.sku = l.sku
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
        smartAccount = row.optionalInteger(8).map(SmartAccountID.init(rawValue:))
        virtualAccount = row.optionalInteger(9).map(VirtualAccountID.init(rawValue:))
        releaseAt = row.optionalInteger(10)
        isInCatalog = row.bool(11)
        awaitsCatalog = row.bool(17)
        hasInterests = row.bool(18)
        lot = row.optionalInteger(12).map { id in
            HeldLot(
                id: LotID(rawValue: id),
                quantity: row.int(13),
                termMonths: row.optionalInteger(14).map(Int.init),
                holdingAccount: row.optionalInteger(15).map(HoldingAccountID.init(rawValue:)),
                quantityInHolding: row.int(16)
            )
        }
    }
}
