// Reservations: licenses for devices that cannot speak to us.
//
// GUARANTEES   What is reserved counts as in use until it is returned or ends. A device's request is good for one
//              reservation, a device has one at a time, and no more is reserved than is left.
// DOES NOT     See whether the device has taken the authorization code.

public import Domain
public import Storage

extension Fulfilment {
    /// Reserves licenses for an offline device.
    ///
    /// - Parameters:
    ///   - request: the device's code, and what is to be reserved.
    ///   - account: the Smart Account.
    ///   - caller: who reserves.
    ///   - transaction: the caller's transaction.
    /// - Returns: the reservation with the authorization code for the device.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func reserve(
        _ request: ReservationRequest,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> ReservationView {
        let operation = operation(caller.actor, in: transaction)
        let snapshot = operation.snapshot
        let place = try VirtualAccountPlace.find(
            request.virtualAccount,
            of: account,
            for: .manageUse,
            as: caller,
            in: snapshot
        )
        try place.requireActive(in: snapshot)
        let device = try Self.deviceCode(request.requestCode, .request)
        try requireUnused(device, place, in: snapshot)
        let licenses = try licenses(of: request, in: place, operation)
        let id = ids.next(IdentifierKinds.Reservation.self)
        let expiry = try request.days.map {
            operation.now.adding(milliseconds: try AccessChecks.days($0, usual: 1, atMost: 3_650)).milliseconds
        }
        try keep(request, as: id, in: place, device, licenses, expiry, operation)
        let reservation = try known(id, in: operation.snapshot)
        try log("reserved for", reservation, operation)
        try tellOverages(operation)
        return try reservation.view(withCode: true, in: operation.snapshot)
    }

    /// Reads a device's code.
    static func deviceCode(_ written: String, _ purpose: DeviceCode.Purpose) throws(FulfilmentError) -> DeviceCode {
        let name = purpose == .request ? "requestCode" : "returnCode"
        let other = purpose == .request ? "return" : "request"
        let code: DeviceCode
        do {
            code = try DeviceCode(written)
        } catch {
            throw FulfilmentError(
                code: "\(name).invalid",
                message: "the code \(error)",
                remedy: "type it as the device shows it"
            )
        }
        guard code.purpose == purpose else {
            throw FulfilmentError(
                code: "\(name).invalid",
                message: "this is a device's \(other) code",
                remedy: "let the device show its code for this purpose"
            )
        }
        return code
    }

    func known(_ id: ReservationID, in snapshot: Snapshot) throws -> ReservationRecord {
        guard let reservation = try ReservationRecord.find(id, in: snapshot) else {
            throw FulfilmentError.unknownReservation(id)
        }
        return reservation
    }

    /// Writes one entry of the activity log for each SKU.
    func log(_ deed: String, _ reservation: ReservationRecord, _ operation: Operation) throws {
        for license in try reservation.view(withCode: false, in: operation.snapshot).licenses {
            let what = "\(license.quantity) \(license.sku) \(deed) \(reservation.product) \(reservation.serial)"
            let activity = Activity(
                owner: .smartAccount(reservation.smartAccount),
                kind: .reservationChanged,
                summary: what,
                virtualAccount: reservation.virtualAccount,
                sku: license.sku,
                quantity: license.quantity
            )
            try record(activity, operation)
        }
    }

    private func keep(
        _ request: ReservationRequest,
        as id: ReservationID,
        in place: VirtualAccountPlace,
        _ device: DeviceCode,
        _ licenses: [(String, Int)],
        _ expiry: Int64?,
        _ operation: Operation
    ) throws {
        let nonce = randomBytes(16)
        let content = Self.content(id, device, request.kind, licenses, operation, expiry, nonce)
        try operation.transaction.run(
            """
            INSERT INTO reservation(id, smart_account, virtual_account, kind, product, serial, request_code, nonce,
                authorization_code, state, made_by, made_at, expires_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'reserved', ?10, ?11, ?12)
            """,
            id.rawValue,
            place.smartAccount.rawValue,
            place.id.rawValue,
            request.kind,
            device.product,
            device.serial,
            device.proof,
            nonce,
            try AuthorizationCode.make(content, key: try signingKey(operation)),
            operation.actor,
            operation.now.milliseconds,
            expiry
        )
        for (sku, count) in licenses {
            try operation.transaction.run(
                """
                INSERT INTO reserved_license(reservation, sku, quantity, virtual_account, is_held)
                VALUES(?1, ?2, ?3, ?4, 1)
                """,
                id.rawValue,
                sku,
                count,
                place.id.rawValue
            )
        }
    }

    private func requireUnused(_ device: DeviceCode, _ place: VirtualAccountPlace, in snapshot: Snapshot) throws {
        if try ReservationRecord.find(requestCode: device.proof, in: snapshot) != nil {
            throw FulfilmentError(
                code: "reservation.requestUsed",
                message: "this request code has been used: a code is good for one reservation",
                remedy: "let the device show a new one"
            )
        }
        let reserved = try snapshot.integer(
            "SELECT smart_account FROM reservation WHERE product = ?1 AND serial = ?2 AND state = 'reserved'",
            device.product,
            device.serial
        )
        if reserved == place.smartAccount.rawValue {
            throw FulfilmentError(
                code: "reservation.exists",
                message: "\(device.product) \(device.serial) has a reservation already",
                remedy: "return that one first"
            )
        }
        let isRegistered = try InstanceRecord.find(product: device.product, serial: device.serial, in: snapshot) != nil
        if reserved != nil || isRegistered {
            throw FulfilmentError.registeredElsewhere(device.product, device.serial)
        }
    }

    private func licenses(of request: ReservationRequest, in place: VirtualAccountPlace, _ operation: Operation) throws
        -> [(String, Int)]
    {
        let licenses = try UseChecks.counts(request.licenses, atLeast: 1)
        let isUniversal = request.kind == "universal"
        guard isUniversal || request.kind == "specific" else {
            throw FulfilmentError.invalidReservation("the kind is neither specific nor universal")
        }
        guard (1...100).contains(licenses.count) else {
            throw FulfilmentError.invalidReservation("a reservation is of 1 to 100 SKUs")
        }
        guard !isUniversal || licenses.count == 1 && licenses[0].1 == 1 else {
            throw FulfilmentError.invalidReservation("a universal reservation is of one license of one SKU")
        }
        for (sku, count) in licenses {
            let mayUseControlled = request.allowsExportControlled ?? false
            try UseChecks.license(sku, in: place, mayUseControlled: mayUseControlled, operation.snapshot)
            let position = try LicensePosition.find(sku, in: place.id, at: operation.now, operation.snapshot)
            guard count <= position.available else {
                let why = "\(position.purchased) less \(position.inUse) in use and \(position.reserved) reserved"
                throw FulfilmentError(
                    code: "reservation.insufficient",
                    message: "of \(sku) only \(position.available) are left in \(place.name): \(why)",
                    remedy: "reserve at most \(position.available), or move licenses there first"
                )
            }
        }
        return licenses
    }

    private static func content(
        _ id: ReservationID,
        _ device: DeviceCode,
        _ kind: String,
        _ licenses: [(String, Int)],
        _ operation: Operation,
        _ expiry: Int64?,
        _ nonce: [UInt8]
    ) -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + 64 * licenses.count)
        writer.object { body in
            body.member("reservation", id.description)
            body.member("kind", kind)
            body.member("product", device.product)
            body.member("serial", device.serial)
            body.array("licenses") { array in
                for (sku, count) in licenses {
                    array.object { license in
                        license.member("sku", sku)
                        license.member("quantity", count)
                    }
                }
            }
            body.member("issuedAt", operation.moment)
            body.member("expiresAt", expiry.map { Timestamp(milliseconds: $0).description })
            body.member("request", Base64URL.encode(device.proof))
            body.member("nonce", Base64URL.encode(nonce))
        }
        return writer.bytes
    }
}

extension FulfilmentError {
    static func unknownReservation(_ id: ReservationID) -> FulfilmentError {
        FulfilmentError(
            code: "reservation.unknown",
            message: "there is no reservation \(id)",
            remedy: "look at the reservations of the account"
        )
    }

    fileprivate static func invalidReservation(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "reservation.invalid", message: message, remedy: "change the request")
    }
}
