// TransferMover: moves the items of one transfer, each on what those before it left.

internal import Domain
internal import Storage

/// One transfer.
final class TransferMover {
    private struct Lot {
        let id: LotID
        let sku: String
        let quantity: Int
        let endsAt: Int64?
    }

    private struct Moved {
        let source: VirtualAccountPlace
        let destination: VirtualAccountPlace
        let lot: Lot
    }

    private let fulfilment: Fulfilment
    private let operation: Operation
    private let account: SmartAccountID
    private let caller: Principal
    private let ledger: Ledger
    private var places: [String: VirtualAccountPlace] = [:]
    private var moved: [Moved] = []

    init(_ fulfilment: Fulfilment, _ operation: Operation, _ account: SmartAccountID, _ caller: Principal) {
        self.fulfilment = fulfilment
        self.operation = operation
        self.account = account
        self.caller = caller
        ledger = Ledger(ids: fulfilment.ids, operation: operation)
    }

    /// Moves an item, or says why it cannot be.
    ///
    /// - Throws: `StorageError`, `LedgerError`.
    func move(_ item: TransferRequest.Item, number: Int) throws -> TransferView.Item {
        var view = TransferView.Item(
            number: number,
            outcome: "moved",
            source: item.source,
            destination: item.destination,
            sku: item.sku,
            quantity: item.quantity,
            lots: []
        )
        do {
            let source = try place(item.source)
            let destination = try place(item.destination)
            (view.source, view.destination) = (source.name.text, destination.name.text)
            guard source.id != destination.id else { throw FulfilmentError.nowhere(source) }
            let lots = try chosen(item, source)
            view.sku = lots.first?.sku
            view.quantity = lots.reduce(0) { $0 + $1.quantity }
            for lot in lots {
                try ledger.transfer(lot.id, lot.quantity, from: source.id, to: destination.id)
                moved.append(Moved(source: source, destination: destination, lot: lot))
            }
            view.lots = lots.map {
                TransferView.Part(
                    lot: $0.id.description,
                    quantity: $0.quantity,
                    termEndsAt: $0.endsAt.map { Timestamp(milliseconds: $0).description }
                )
            }
        } catch let refusal as FulfilmentError {
            view.outcome = "refused"
            view.problem = .init(code: refusal.code, message: refusal.message, remedy: refusal.remedy)
        }
        return view
    }

    /// Writes the log and tells the customer.
    ///
    /// - Throws: `StorageError`.
    func announce() throws {
        for move in moved {
            let what = "\(move.lot.quantity) \(move.lot.sku) moved"
            var activity = Activity(
                owner: .smartAccount(account),
                kind: .licenseTransferred,
                summary: "\(what) from \(move.source.name) to \(move.destination.name)",
                virtualAccount: move.destination.id,
                source: move.source.id
            )
            (activity.lot, activity.sku, activity.quantity) = (move.lot.id, move.lot.sku, move.lot.quantity)
            try fulfilment.record(activity, operation)
        }
        let domain = try moved.first?.source.domain(in: operation.snapshot)
        let capacity = 256 + 192 * moved.count
        try fulfilment.publish(.licenseTransferred, to: .smartAccount(account), operation, capacity: capacity) { data in
            data.member("smartAccount", domain)
            data.array("transfers") { array in
                for move in moved {
                    array.object { object in
                        object.member("id", move.lot.id.description)
                        object.member("sku", move.lot.sku)
                        object.member("quantity", move.lot.quantity)
                        object.member("source", move.source.name.text)
                        object.member("destination", move.destination.name.text)
                    }
                }
            }
        }
        try fulfilment.tellOverages(operation)
    }

    private func place(_ written: String) throws -> VirtualAccountPlace {
        if let known = places[written] { return known }
        let snapshot = operation.snapshot
        if let id = VirtualAccountID(written), try VirtualAccountPlace.find(id, in: snapshot)?.smartAccount != account {
            let domain = try snapshot.first("SELECT domain FROM smart_account WHERE id = ?1", account.rawValue) {
                $0.text(0)
            }
            throw FulfilmentError.betweenAccounts(written, domain ?? account.description)
        }
        let place = try VirtualAccountPlace.find(
            written,
            of: account,
            for: .transferLicenses,
            as: caller,
            in: snapshot
        )
        try place.requireActive(in: snapshot)
        places[written] = place
        return place
    }

    private func chosen(_ item: TransferRequest.Item, _ source: VirtualAccountPlace) throws -> [Lot] {
        let wanted = try item.quantity.map { try UseChecks.quantity($0) }
        switch (item.sku, item.lot) {
        case (let sku?, nil): return try lots(of: UseChecks.text(sku, "sku"), wanted, source)
        case (nil, let lot?): return [try self.lot(lot, wanted, source)]
        default:
            throw FulfilmentError(
                code: "items.invalid",
                message: "an item names a SKU or a lot",
                remedy: "name one of the two"
            )
        }
    }

    /// The units of a SKU whose terms end first.
    private func lots(of sku: String, _ wanted: Int?, _ source: VirtualAccountPlace) throws -> [Lot] {
        let wanted = try movable(sku, wanted, source)
        var (lots, rest) = ([Lot](), wanted)
        var last = (end: operation.now.milliseconds, lot: Int64.max)
        while rest > 0 {
            let next = try operation.snapshot.all(
                """
                SELECT lot, quantity, term_ends_at FROM license_stock
                WHERE virtual_account = ?1 AND sku = ?2 AND (term_ends_at, lot) > (?3, ?4)
                ORDER BY term_ends_at, lot LIMIT 100
                """,
                source.id.rawValue,
                sku,
                last.end,
                last.lot
            ) { (lot: $0.integer(0), quantity: $0.int(1), end: $0.integer(2)) }
            guard let end = next.last else { throw FulfilmentError.tooFew(wanted, wanted - rest, of: sku, source) }
            last = (end.end, end.lot)
            for found in next where rest > 0 {
                let count = min(rest, found.quantity)
                rest -= count
                let term = found.end == .max ? nil : found.end
                lots.append(Lot(id: LotID(rawValue: found.lot), sku: sku, quantity: count, endsAt: term))
            }
        }
        return lots
    }

    /// Units of one lot; those whose term has ended do not count in the position, and can always be moved.
    private func lot(_ written: String, _ wanted: Int?, _ source: VirtualAccountPlace) throws -> Lot {
        let unknown = FulfilmentError(
            code: "license.unknown",
            message: "there is no lot \(written) in \(source.name)",
            remedy: "look at the licenses of the virtual account"
        )
        guard let id = LotID(written) else { throw unknown }
        let found = try operation.snapshot.first(
            """
            SELECT sku, virtual_balance.quantity, term_ends_at FROM virtual_balance
                JOIN lot ON lot.id = virtual_balance.lot WHERE virtual_account = ?1 AND lot = ?2
            """,
            source.id.rawValue,
            id.rawValue
        ) { (sku: $0.text(0), quantity: $0.int(1), end: $0.optionalInteger(2)) }
        guard let found else { throw unknown }
        let isExpired = found.end.map { $0 <= operation.now.milliseconds } ?? false
        if let wanted, wanted > found.quantity {
            throw FulfilmentError.tooFew(wanted, found.quantity, of: written, source)
        }
        guard !isExpired else {
            return Lot(id: id, sku: found.sku, quantity: wanted ?? found.quantity, endsAt: found.end)
        }
        let free = try LicensePosition.find(found.sku, in: source.id, at: operation.now, operation.snapshot).available
        let count = try movable(found.sku, wanted ?? min(found.quantity, max(free, 1)), source)
        return Lot(id: id, sku: found.sku, quantity: count, endsAt: found.end)
    }

    /// How many units of a SKU are to be moved, where so many are neither used nor reserved.
    private func movable(_ sku: String, _ wanted: Int?, _ source: VirtualAccountPlace) throws -> Int {
        let position = try LicensePosition.find(sku, in: source.id, at: operation.now, operation.snapshot)
        if position.purchased == 0 { throw FulfilmentError.tooFew(wanted ?? 1, 0, of: sku, source) }
        let count = wanted ?? position.available
        if count > position.purchased { throw FulfilmentError.tooFew(count, position.purchased, of: sku, source) }
        guard count > 0, count <= position.available else {
            let why = "\(position.purchased) less \(position.inUse) in use and \(position.reserved) reserved"
            throw FulfilmentError(
                code: "transfer.inUse",
                message: "of \(sku) only \(position.available) can leave \(source.name): \(why)",
                remedy: "move at most \(position.available), or free licenses there first"
            )
        }
        return count
    }
}

extension FulfilmentError {
    fileprivate static func tooFew(_ wanted: Int, _ there: Int, of what: String, _ source: VirtualAccountPlace)
        -> FulfilmentError
    {
        FulfilmentError(
            code: "transfer.insufficient",
            message: "\(source.name) has \(there) of \(what), not \(wanted)",
            remedy: "look at the licenses of the virtual account, and move fewer"
        )
    }

    fileprivate static func nowhere(_ place: VirtualAccountPlace) -> FulfilmentError {
        FulfilmentError(
            code: "transfer.samePlace",
            message: "source and destination are both \(place.name)",
            remedy: "name another destination"
        )
    }
}
