internal import Domain
internal import Storage

/// The position of a SKU in a virtual account at a moment.
struct LicensePosition {
    let sku: String
    let purchased: Int
    let inUse: Int
    let reserved: Int

    /// What is left; negative where more is used than there is.
    var balance: Int { purchased - inUse - reserved }

    /// How many can be moved away or set aside.
    var available: Int { max(0, balance) }

    /// The position; nothing of anything where there is none.
    static func find(_ sku: String, in place: VirtualAccountID, at now: Timestamp, _ snapshot: Snapshot) throws
        -> LicensePosition
    {
        try snapshot.first(
            UseStatements.position,
            place.rawValue,
            sku,
            now.milliseconds,
            transform: LicensePosition.init
        ) ?? LicensePosition(sku: sku, purchased: 0, inUse: 0, reserved: 0)
    }

    /// The next positions of a virtual account by SKU.
    static func all(in place: Int64, after sku: String, limit: Int, at now: Timestamp, _ snapshot: Snapshot) throws
        -> [LicensePosition]
    {
        try snapshot.all(
            UseStatements.positions,
            place,
            sku,
            limit,
            now.milliseconds,
            transform: LicensePosition.init
        )
    }

    private init(sku: String, purchased: Int, inUse: Int, reserved: Int) {
        self.sku = sku
        self.purchased = purchased
        self.inUse = inUse
        self.reserved = reserved
    }

    private init(_ row: Row) {
        self.init(sku: row.text(0), purchased: row.int(3), inUse: row.int(1), reserved: row.int(2))
    }

    /// As it is shown.
    func view(in place: VirtualAccountPlace, at now: Timestamp, _ snapshot: Snapshot) throws -> LicensePositionView {
        let today = now.date.daysSinceEpoch
        let ends = try snapshot.all(UseStatements.ends, place.id.rawValue, sku, today, today + 90) { row in
            LicensePositionView.End(
                date: CalendarDate(daysSinceEpoch: row.integer(0)).description,
                quantity: row.int(1)
            )
        }
        return LicensePositionView(
            id: "\(place.id)/\(sku)",
            virtualAccount: place.name.text,
            sku: sku,
            purchased: purchased,
            inUse: inUse,
            reserved: reserved,
            balance: balance,
            compliance: Compliance(isOver: balance < 0).rawValue,
            expiring: min(purchased, ends.reduce(0) { $0 + $1.quantity }),
            expiries: ends
        )
    }
}

/// Whether more is used than there is.
enum Compliance: String {
    case inCompliance = "In Compliance"
    case outOfCompliance = "Out of Compliance"

    init(isOver: Bool) { self = isOver ? .outOfCompliance : .inCompliance }
}
