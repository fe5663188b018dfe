internal import Domain
internal import Storage

/// A reservation as its row tells it.
struct ReservationRecord {
    let id: ReservationID
    let smartAccount: SmartAccountID
    let virtualAccount: VirtualAccountID
    let kind: String
    let product: String
    let serial: String
    let requestCode: [UInt8]
    let authorizationCode: String
    let state: String
    let madeBy: String
    let madeAt: Int64
    let expiresAt: Int64?
    let endedAt: Int64?

    static func find(_ id: ReservationID, in snapshot: Snapshot) throws -> ReservationRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, kind, product, serial, request_code, authorization_code, state,
                made_by, made_at, expires_at, ended_at FROM reservation WHERE id = ?1
            """,
            id.rawValue,
            transform: ReservationRecord.init
        )
    }

    /// The reservation that a device's request was good for.
    static func find(requestCode: [UInt8], in snapshot: Snapshot) throws -> ReservationRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, kind, product, serial, request_code, authorization_code, state,
                made_by, made_at, expires_at, ended_at FROM reservation WHERE request_code = ?1
            """,
            requestCode,
            transform: ReservationRecord.init
        )
    }

    static func all(in place: Int64, after: Int64, limit: Int, _ snapshot: Snapshot) throws -> [ReservationRecord] {
        try snapshot.all(
            """
            SELECT id, smart_account, virtual_account, kind, product, serial, request_code, authorization_code, state,
                made_by, made_at, expires_at, ended_at FROM reservation
            WHERE virtual_account = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            place,
            after,
            limit,
            transform: ReservationRecord.init
        )
    }

    private init(_ row: Row) {
        id = ReservationID(rawValue: row.integer(0))
        smartAccount = SmartAccountID(rawValue: row.integer(1))
        virtualAccount = VirtualAccountID(rawValue: row.integer(2))
        kind = row.text(3)
        product = row.text(4)
        serial = row.text(5)
        requestCode = row.bytes(6)
        authorizationCode = row.text(7)
        state = row.text(8)
        madeBy = row.text(9)
        madeAt = row.integer(10)
        expiresAt = row.optionalInteger(11)
        endedAt = row.optionalInteger(12)
    }

    /// As it is shown.
    func view(withCode: Bool, in snapshot: Snapshot) throws -> ReservationView {
        let place = try VirtualAccountPlace.find(virtualAccount, in: snapshot)
        let licenses = try snapshot.all(
            "SELECT sku, quantity FROM reserved_license WHERE reservation = ?1 ORDER BY sku",
            id.rawValue
        ) { LicenseCount(sku: $0.text(0), quantity: $0.int(1)) }
        return ReservationView(
            id: id.description,
            virtualAccount: place?.name.text ?? virtualAccount.description,
            kind: kind,
            product: product,
            serial: serial,
            state: state,
            licenses: licenses,
            authorizationCode: withCode && state == "reserved" ? authorizationCode : nil,
            madeBy: madeBy,
            madeAt: Timestamp(milliseconds: madeAt).description,
            expiresAt: expiresAt.map { Timestamp(milliseconds: $0).description },
            endedAt: endedAt.map { Timestamp(milliseconds: $0).description }
        )
    }
}
