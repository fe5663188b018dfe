internal import Domain
internal import Storage

/// An order as its row tells it.
struct OrderRecord {
    let id: OrderID
    let partner: PartnerID
    let number: String
    let revision: Int
    let kind: OrderKind
    let isCancelled: Bool
    let isReleasedOnRequest: Bool
    let endCustomerOrderNumber: String?
    /// Of what the order said when it was accepted.
    let contentHash: [UInt8]

    static func find(_ id: OrderID, in snapshot: Snapshot) throws -> OrderRecord? {
        try snapshot.first(
            """
            SELECT id, partner, number, revision, kind, is_cancelled, is_released_on_request,
                end_customer_order_number, content_hash FROM orders WHERE id = ?1
            """,
            id.rawValue,
            transform: OrderRecord.init
        )
    }

    static func find(partner: PartnerID, number: OrderNumber, in snapshot: Snapshot) throws -> OrderRecord? {
        try snapshot.first(
            """
            SELECT id, partner, number, revision, kind, is_cancelled, is_released_on_request,
                end_customer_order_number, content_hash FROM orders WHERE partner = ?1 AND number = ?2
            """,
            partner.rawValue,
            number.text,
            transform: OrderRecord.init
        )
    }

    private init(_ row: Row) throws {
        id = OrderID(rawValue: row.integer(0))
        partner = PartnerID(rawValue: row.integer(1))
        number = row.text(2)
        revision = row.int(3)
        kind = try row.domainValue(4)
        isCancelled = row.bool(5)
        isReleasedOnRequest = row.bool(6)
        endCustomerOrderNumber = row.optionalText(7)
        contentHash = row.bytes(8)
    }
}

extension Row {
    /// A text that is a case of one of the domain's enumerations, as the tables' constraints make sure.
    func domainValue<Value: RawRepresentable<String>>(_ column: Int32) throws -> Value {
        let text = text(column)
        guard let value = Value(rawValue: text) else {
            throw StorageError.fatal("the database holds “\(text)” where a \(Value.self) belongs")
        }
        return value
    }

    /// The same where the column may be NULL.
    func optionalDomainValue<Value: RawRepresentable<String>>(_ column: Int32) throws -> Value? {
        isNull(column) ? nil : try domainValue(column)
    }
}
