// The end of reservations: returned by the device, or at their time.
//
// GUARANTEES   Only the device that asked can make the code that gives back, and it counts once.

public import Domain
public import Storage

extension Fulfilment {
    /// Takes back what was reserved for a device.
    ///
    /// - Parameters:
    ///   - code: the return code that the device shows.
    ///   - id: the reservation.
    ///   - caller: who returns it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the reservation.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func returnReservation(
        _ code: String,
        of id: ReservationID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> ReservationView {
        let operation = operation(caller.actor, in: transaction)
        let reservation = try reservation(id, for: .manageUse, as: caller, in: operation.snapshot)
        let device = try Self.deviceCode(code, .return)
        guard device.product == reservation.product, device.serial == reservation.serial else {
            throw FulfilmentError(
                code: "reservation.otherDevice",
                message: "the code is of \(device.product) \(device.serial), the reservation of another device",
                remedy: "let the reservation's own device show its return code"
            )
        }
        guard AuthorizationCode.request(for: device.proof) == reservation.requestCode else {
            throw FulfilmentError(
                code: "reservation.otherReturn",
                message: "the code does not answer this reservation's request",
                remedy: "let the device show the return code of this reservation"
            )
        }
        guard reservation.state == "reserved" else {
            throw FulfilmentError(
                code: "reservation.ended",
                message: "the reservation is \(reservation.state) already, and its codes count no more",
                remedy: "there is nothing to do"
            )
        }
        try end(reservation, as: "returned", operation)
        return try known(id, in: operation.snapshot).view(withCode: false, in: operation.snapshot)
    }

    /// A reservation, with its authorization code for who may manage use.
    ///
    /// - Parameters:
    ///   - id: the reservation.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the reservation.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func reservation(_ id: ReservationID, as caller: Principal, in snapshot: Snapshot) throws -> ReservationView
    {
        let reservation = try reservation(id, for: .readLicenses, as: caller, in: snapshot)
        let place = try VirtualAccountPlace.find(reservation.virtualAccount, in: snapshot)
        let mayManage = place.map { authorize(caller, .manageUse, $0.resource) == .allowed } ?? false
        return try reservation.view(withCode: mayManage, in: snapshot)
    }

    /// The reservations of an account that the caller may see, virtual account by virtual account, ended ones too.
    ///
    /// - Parameters:
    ///   - account: the Smart Account.
    ///   - virtualAccount: the virtual account, by its name or as `va_…`; nil for all.
    ///   - after: the last one of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,001.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the reservations without their codes.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func reservations(
        of account: SmartAccountID,
        within virtualAccount: String? = nil,
        after: ReservationID? = nil,
        limit: Int = 100,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [ReservationView] {
        let limit = min(max(limit, 1), 1_001)
        let last = try after.map { try reservation($0, for: .readLicenses, as: caller, in: snapshot) }
        var views: [ReservationView] = []
        for place in try readablePlaces(of: account, virtualAccount, as: caller, in: snapshot) {
            guard views.count < limit else { break }
            guard place >= last?.virtualAccount.rawValue ?? 0 else { continue }
            let start = place == last?.virtualAccount.rawValue ? last?.id.rawValue ?? 0 : 0
            views += try ReservationRecord.all(in: place, after: start, limit: limit - views.count, snapshot)
                .map { try $0.view(withCode: false, in: snapshot) }
        }
        return views
    }

    /// Ends the reservations whose time has come.
    ///
    /// - Returns: whether there may be more.
    func endReservations(_ operation: Operation) throws -> Bool {
        let due = try operation.snapshot.all(
            """
            SELECT id FROM reservation WHERE state = 'reserved' AND expires_at IS NOT NULL AND expires_at <= ?1
            ORDER BY expires_at LIMIT ?2
            """,
            operation.now.milliseconds,
            Self.watchLimit
        ) { ReservationID(rawValue: $0.integer(0)) }
        for id in due { try end(try known(id, in: operation.snapshot), as: "expired", operation) }
        return due.count == Self.watchLimit
    }

    private func end(_ reservation: ReservationRecord, as state: String, _ operation: Operation) throws {
        try operation.transaction.run(
            "UPDATE reservation SET state = ?2, ended_by = ?3, ended_at = ?4 WHERE id = ?1 AND state = 'reserved'",
            reservation.id.rawValue,
            state,
            operation.actor,
            operation.now.milliseconds
        )
        try operation.transaction.run(
            "UPDATE reserved_license SET is_held = 0 WHERE reservation = ?1 AND is_held = 1",
            reservation.id.rawValue
        )
        try log(state == "returned" ? "returned by" : "no more reserved for", reservation, operation)
        try tellOverages(operation)
    }

    private func reservation(_ id: ReservationID, for action: Action, as caller: Principal, in snapshot: Snapshot)
        throws
        -> ReservationRecord
    {
        let reservation = try known(id, in: snapshot)
        guard let place = try VirtualAccountPlace.find(reservation.virtualAccount, in: snapshot) else {
            throw FulfilmentError.unknownReservation(id)
        }
        try caller.require(action, on: place.resource, else: .unknownReservation(id))
        return reservation
    }
}
