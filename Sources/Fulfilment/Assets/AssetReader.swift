// AssetReader: what an account owns, virtual account by virtual account, and then its devices.
//
// GUARANTEES   A page seeks to where the one before ended, and looks at a bounded number of lots, however few of them the
//              filter shows. With roles in virtual accounts alone it gives what lies in those, and no devices.

internal import Domain
internal import Storage

/// Reads one account's assets.
struct AssetReader {
    /// How many lots a page looks at before it says where to go on.
    static let scanLimit = 10_000
    /// How many are looked at by one statement.
    private static let windowLength = 2_000

    private let account: SmartAccountID
    private let visible: VisibleAccounts
    private let filter: AssetFilter
    private let snapshot: Snapshot
    private let limit: Int
    private var found: [(asset: AssetView, position: AssetPosition)] = []
    private var scanned = 0

    init(
        _ account: SmartAccountID,
        _ visible: VisibleAccounts,
        _ filter: AssetFilter,
        limit: Int,
        in snapshot: Snapshot
    ) {
        self.account = account
        self.visible = visible
        self.filter = filter
        self.limit = limit
        self.snapshot = snapshot
    }

    /// The next assets.
    ///
    /// - Parameter after: where the page before ended; nil for the first page.
    /// - Returns: the page.
    /// - Throws: `FulfilmentError` when the position is of no asset of the account; `StorageError`.
    mutating func page(after: AssetPosition?) throws -> AssetPage {
        if let stop = try addLicenses(after: after) ?? addDevices(after: after) {
            return AssetPage(assets: found.map(\.asset), next: stop.description)
        }
        // One more than was asked for tells that there are more.
        guard found.count > limit else { return AssetPage(assets: found.map(\.asset), next: nil) }
        found.removeLast()
        return AssetPage(assets: found.map(\.asset), next: found.last?.position.description)
    }

    private var isFull: Bool { found.count > limit }

    /// Adds licenses.
    ///
    /// - Returns: where to go on, when enough was looked at.
    private mutating func addLicenses(after: AssetPosition?) throws -> AssetPosition? {
        guard filter.mayShowLicenses else { return nil }
        var start: (account: Int64, lot: Int64) = (0, 0)
        switch after {
        case .license(let account, let lot): start = (account.rawValue, lot.rawValue)
        case .device: return nil
        case nil: break
        }
        for place in try places() where place >= start.account && !isFull {
            if let stop = try addLicenses(in: place, after: place == start.account ? start.lot : 0) {
                return stop
            }
        }
        return nil
    }

    private mutating func addLicenses(in place: Int64, after: Int64) throws -> AssetPosition? {
        var lot = after
        while !isFull {
            let window = try snapshot.first(AssetStatements.window, place, lot, Self.windowLength) {
                (end: $0.integer(0), count: $0.int(1))
            }
            guard let window, window.count > 0 else { return nil }
            found += try snapshot.all(
                AssetStatements.licenses,
                account.rawValue,
                place,
                lot,
                window.end,
                limit + 1 - found.count,
                filter.kind?.rawValue,
                filter.sku,
                filter.expiringBefore?.milliseconds,
                filter.partner,
                filter.orderNumber
            ) { (AssetView(license: $0), .license(VirtualAccountID(rawValue: place), LotID(rawValue: $0.integer(0)))) }
            (lot, scanned) = (window.end, scanned + window.count)
            if window.count < Self.windowLength { return nil }
            if scanned >= Self.scanLimit, !isFull {
                return .license(VirtualAccountID(rawValue: place), LotID(rawValue: lot))
            }
        }
        return nil
    }

    /// The virtual accounts that are looked at, by their numbers.
    private func places() throws -> [Int64] {
        let all = try snapshot.all(CustomerStatements.virtualAccountNumbers, account.rawValue) { $0.integer(0) }
        return all.filter { visible.contains($0) && $0 == filter.virtualAccount?.rawValue ?? $0 }
    }

    /// Adds devices.
    ///
    /// - Returns: where to go on, when enough was looked at.
    private mutating func addDevices(after: AssetPosition?) throws -> AssetPosition? {
        guard filter.mayShowHardware, case .all = visible else { return nil }
        var (order, line): (Int64, Int64) = (0, 0)
        if case .device(let device) = after {
            line = device.rawValue
            let found = try snapshot.integer(AssetStatements.orderOfDevice, account.rawValue, line)
            guard let found else { throw FulfilmentError.unknownPosition("\(device)") }
            order = found
        }
        while !isFull {
            let orders = try snapshot.all(AssetStatements.orders, account.rawValue, order, 100) { $0.integer(0) }
            for next in orders where !isFull {
                try addDevices(of: next, after: next == order ? line : 0)
                if scanned >= Self.scanLimit, !isFull, let last = found.last { return last.position }
            }
            guard let last = orders.last, orders.count == 100 else { return nil }
            (order, line) = (last + 1, 0)
        }
        return nil
    }

    private mutating func addDevices(of order: Int64, after line: Int64) throws {
        try snapshot.forEach(AssetStatements.hardware, account.rawValue, order, line) { row in
            scanned += 1
            let device = AssetView(device: row)
            guard found.count <= limit, filter.shows(device: device) else { return }
            found.append((device, .device(OrderLineID(rawValue: row.integer(0)))))
        }
        scanned += 1
    }
}

extension FulfilmentError {
    static func unknownPosition(_ text: String) -> FulfilmentError {
        FulfilmentError(
            code: "after.invalid",
            message: "“\(text)” is no place in this list",
            remedy: "begin again without it"
        )
    }
}

extension AssetView {
    fileprivate init(license row: Row) {
        self.init(
            id: LotID(rawValue: row.integer(0)).description,
            kind: row.text(1),
            sku: row.text(2),
            name: row.optionalText(3),
            quantity: row.int(4),
            virtualAccount: VirtualAccountID(rawValue: row.integer(5)).description,
            virtualAccountName: row.text(6),
            partner: row.text(7),
            orderNumber: row.optionalText(8),
            line: row.text(9),
            acquiredAt: Timestamp(milliseconds: row.integer(10)).description,
            termStartsAt: row.optionalInteger(11).map { Timestamp(milliseconds: $0).description },
            termEndsAt: row.optionalInteger(12).map { Timestamp(milliseconds: $0).description }
        )
    }

    fileprivate init(device row: Row) {
        self.init(
            id: OrderLineID(rawValue: row.integer(0)).description,
            kind: AssetKind.hardware.rawValue,
            sku: row.text(1),
            name: row.optionalText(2),
            quantity: row.int(3),
            virtualAccount: nil,
            virtualAccountName: nil,
            partner: row.text(4),
            orderNumber: row.optionalText(5),
            line: row.text(6),
            acquiredAt: Timestamp(milliseconds: row.integer(7)).description,
            termStartsAt: nil,
            termEndsAt: nil
        )
    }
}
