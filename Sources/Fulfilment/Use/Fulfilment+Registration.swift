// Registration: how a product instance gets into a virtual account, and how it shows who it is afterwards.
//
// GUARANTEES   A device is registered in one place at a time. Registering again where it is replaces its registration: it
//              counts once, and starts with using nothing. Where else it is registered is never told.

internal import Domain
public import Storage

extension Fulfilment {
    /// Days for which a product instance may go on without a sign of life.
    public static let authorizationDays = 30

    /// Registers a product instance, with the token as the right to do so.
    ///
    /// - Parameters:
    ///   - request: the token, and what the instance says of itself.
    ///   - transaction: the caller's transaction.
    /// - Returns: the instance with its credential, this once.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func register(_ request: RegistrationRequest, in transaction: Transaction) throws -> InstanceView {
        let now = time.now
        let (token, place) = try usableToken(request.token, at: now, in: transaction.snapshot)
        let operation = operation("registrationToken:\(token.id)", in: transaction)
        let product = try UseChecks.text(request.product, "product")
        let serial = try UseChecks.text(request.serial, "serial")
        let present = try InstanceRecord.find(product: product, serial: serial, in: operation.snapshot)
        if let present { try requireSame(present, place, request, in: operation.snapshot) }
        try requireNoReservation(of: product, serial, place, in: operation.snapshot)
        let secret = Secret(.instance, random: randomBytes(32))
        let id = present?.id ?? ids.next()
        if present != nil {
            try transaction.run("DELETE FROM license_usage WHERE instance = ?1", id.rawValue)
        }
        try keep(request, as: id, (product, serial), secret, token, operation)
        try transaction.run("UPDATE registration_token SET uses = uses + 1 WHERE id = ?1", token.id.rawValue)
        let instance = try known(id, in: operation.snapshot)
        let deed = present == nil ? "registered" : "registered again"
        try record(instanceActivity("\(instance.name) \(deed) in \(place.name)", instance), operation)
        try tellOverages(operation)
        return try instance.view(at: now, credential: secret.text, in: operation.snapshot)
    }

    /// Finds out which product instance a credential is of.
    ///
    /// - Parameters:
    ///   - credential: what it was given when it registered.
    ///   - snapshot: the state to look at.
    /// - Returns: the instance; nil for a credential that is not one, or not any more.
    /// - Throws: `StorageError`.
    public func instance(credential: String, in snapshot: Snapshot) throws -> ProductInstance? {
        guard let secret = Secret(.instance, credential) else { return nil }
        return try InstanceRecord.find(secret, in: snapshot).map(ProductInstance.init)
    }

    /// The moment at which an authorization ends that begins now.
    static func authorization(from now: Timestamp) -> Int64 {
        now.adding(milliseconds: Int64(authorizationDays) * 86_400_000).milliseconds
    }

    func known(_ id: ProductInstanceID, in snapshot: Snapshot) throws -> InstanceRecord {
        guard let instance = try InstanceRecord.find(id, in: snapshot) else {
            throw FulfilmentError.unknownInstance(id)
        }
        return instance
    }

    func instanceActivity(_ summary: String, _ instance: InstanceRecord) -> Activity {
        Activity(
            owner: .smartAccount(instance.smartAccount),
            kind: .instanceChanged,
            summary: summary,
            virtualAccount: instance.virtualAccount
        )
    }

    /// Writes an instance with its new secret, in the place of its present registration where it has one.
    private func keep(
        _ request: RegistrationRequest,
        as id: ProductInstanceID,
        _ device: (product: String, serial: String),
        _ secret: Secret,
        _ token: RegistrationTokenRecord,
        _ operation: Operation
    ) throws {
        try operation.transaction.run(
            """
            INSERT INTO product_instance(id, smart_account, virtual_account, product, serial, host_name,
                software_version, secret_hash, allows_export_controlled, registration_token, registered_at, renewed_at,
                authorized_until)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12)
            ON CONFLICT(id) DO UPDATE SET virtual_account = excluded.virtual_account, host_name = excluded.host_name,
                software_version = excluded.software_version, secret_hash = excluded.secret_hash,
                allows_export_controlled = excluded.allows_export_controlled,
                registration_token = excluded.registration_token, registered_at = excluded.registered_at,
                renewed_at = excluded.renewed_at, authorized_until = excluded.authorized_until, is_silent = 0
            """,
            id.rawValue,
            token.smartAccount.rawValue,
            token.virtualAccount.rawValue,
            device.product,
            device.serial,
            try UseChecks.optionalText(request.hostName, "hostName"),
            try UseChecks.optionalText(request.softwareVersion, "softwareVersion"),
            secret.hash,
            token.allowsExportControlled,
            token.id.rawValue,
            operation.now.milliseconds,
            Self.authorization(from: operation.now)
        )
    }

    private func usableToken(_ text: String, at now: Timestamp, in snapshot: Snapshot) throws
        -> (RegistrationTokenRecord, VirtualAccountPlace)
    {
        guard let secret = Secret(.registration, text),
            let token = try RegistrationTokenRecord.find(secret, in: snapshot),
            let place = try VirtualAccountPlace.find(token.virtualAccount, in: snapshot)
        else { throw FulfilmentError.unusableToken("is not known", "check that it was copied whole") }
        let remedy = "ask who manages the virtual account for a new one"
        if token.revokedAt != nil { throw FulfilmentError.unusableToken("was revoked", remedy) }
        if token.expiresAt <= now.milliseconds { throw FulfilmentError.unusableToken("has expired", remedy) }
        if let maximum = token.maximumUses, token.uses >= maximum {
            throw FulfilmentError.unusableToken("has been used \(maximum) times, which is as often as it may", remedy)
        }
        try place.requireActive(in: snapshot)
        return (token, place)
    }

    /// Lets a registration be replaced by one in the same virtual account, or by who holds its credential.
    private func requireSame(
        _ present: InstanceRecord,
        _ place: VirtualAccountPlace,
        _ request: RegistrationRequest,
        in snapshot: Snapshot
    ) throws {
        if present.virtualAccount == place.id { return }
        // Whoever has a token for one virtual account must not be able to take a device out of another.
        if present.smartAccount == place.smartAccount, let text = request.credential,
            let secret = Secret(.instance, text), try InstanceRecord.find(secret, in: snapshot)?.id == present.id
        {
            return
        }
        throw FulfilmentError.registeredElsewhere(present.product, present.serial)
    }

    private func requireNoReservation(
        of product: String,
        _ serial: String,
        _ place: VirtualAccountPlace,
        in snapshot: Snapshot
    ) throws {
        let reserved = try snapshot.integer(
            "SELECT smart_account FROM reservation WHERE product = ?1 AND serial = ?2 AND state = 'reserved'",
            product,
            serial
        )
        guard let reserved else { return }
        guard reserved == place.smartAccount.rawValue else {
            throw FulfilmentError.registeredElsewhere(product, serial)
        }
        throw FulfilmentError(
            code: "instance.reserved",
            message: "licenses are reserved for \(product) \(serial), which is an offline device by that",
            remedy: "return the reservation first"
        )
    }
}

extension FulfilmentError {
    static func unknownInstance(_ id: ProductInstanceID) -> FulfilmentError {
        FulfilmentError(
            code: "instance.unknown",
            message: "there is no product instance \(id)",
            remedy: "look at the product instances of the account"
        )
    }

    static func registeredElsewhere(_ product: String, _ serial: String) -> FulfilmentError {
        FulfilmentError(
            code: "instance.registeredElsewhere",
            message: "\(product) \(serial) is registered elsewhere",
            remedy: "remove it there first, or register with its present credential"
        )
    }

    fileprivate static func unusableToken(_ why: String, _ remedy: String) -> FulfilmentError {
        FulfilmentError(code: "registrationToken.unusable", message: "the registration token \(why)", remedy: remedy)
    }
}
