internal import Domain
internal import Storage

/// A product instance as its row tells it.
struct InstanceRecord {
    let id: ProductInstanceID
    let smartAccount: SmartAccountID
    let virtualAccount: VirtualAccountID
    let product: String
    let serial: String
    let hostName: String?
    let softwareVersion: String?
    let mayUseExportControlled: Bool
    let isRegistered: Bool
    let registeredAt: Int64
    let renewedAt: Int64
    let authorizedUntil: Int64

    /// What people call it.
    var name: String { hostName ?? "\(product) \(serial)" }

    static func find(_ id: ProductInstanceID, in snapshot: Snapshot) throws -> InstanceRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, product, serial, host_name, software_version,
                allows_export_controlled, is_registered, registered_at, renewed_at, authorized_until
            FROM product_instance WHERE id = ?1
            """,
            id.rawValue,
            transform: InstanceRecord.init
        )
    }

    static func find(_ secret: Secret, in snapshot: Snapshot) throws -> InstanceRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, product, serial, host_name, software_version,
                allows_export_controlled, is_registered, registered_at, renewed_at, authorized_until
            FROM product_instance WHERE secret_hash = ?1 AND is_registered = 1
            """,
            secret.hash,
            transform: InstanceRecord.init
        )
    }

    /// The registered instance of a device.
    static func find(product: String, serial: String, in snapshot: Snapshot) throws -> InstanceRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, product, serial, host_name, software_version,
                allows_export_controlled, is_registered, registered_at, renewed_at, authorized_until
            FROM product_instance WHERE product = ?1 AND serial = ?2 AND is_registered = 1
            """,
            product,
            serial,
            transform: InstanceRecord.init
        )
    }

    static func all(in place: Int64, after: Int64, limit: Int, _ snapshot: Snapshot) throws -> [InstanceRecord] {
        try snapshot.all(
            """
            SELECT id, smart_account, virtual_account, product, serial, host_name, software_version,
                allows_export_controlled, is_registered, registered_at, renewed_at, authorized_until
            FROM product_instance WHERE virtual_account = ?1 AND is_registered = 1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            place,
            after,
            limit,
            transform: InstanceRecord.init
        )
    }

    private init(_ row: Row) {
        id = ProductInstanceID(rawValue: row.integer(0))
        smartAccount = SmartAccountID(rawValue: row.integer(1))
        virtualAccount = VirtualAccountID(rawValue: row.integer(2))
        product = row.text(3)
        serial = row.text(4)
        hostName = row.optionalText(5)
        softwareVersion = row.optionalText(6)
        mayUseExportControlled = row.bool(7)
        isRegistered = row.bool(8)
        registeredAt = row.integer(9)
        renewedAt = row.integer(10)
        authorizedUntil = row.integer(11)
    }

    /// What it uses, by SKU.
    func usage(in snapshot: Snapshot) throws -> [LicenseCount] {
        try snapshot.all(
            "SELECT sku, quantity FROM license_usage WHERE instance = ?1 ORDER BY sku",
            id.rawValue
        ) { LicenseCount(sku: $0.text(0), quantity: $0.int(1)) }
    }

    /// As it is shown.
    func view(at now: Timestamp, credential: String? = nil, in snapshot: Snapshot) throws -> InstanceView {
        let place = try VirtualAccountPlace.find(virtualAccount, in: snapshot)
        let isSilent = authorizedUntil <= now.milliseconds
        return InstanceView(
            id: id.description,
            virtualAccount: place?.name.text ?? virtualAccount.description,
            product: product,
            serial: serial,
            hostName: hostName,
            softwareVersion: softwareVersion,
            state: isRegistered ? isSilent ? "silent" : "registered" : "removed",
            mayUseExportControlled: mayUseExportControlled,
            registeredAt: Timestamp(milliseconds: registeredAt).description,
            renewedAt: Timestamp(milliseconds: renewedAt).description,
            authorizedUntil: Timestamp(milliseconds: authorizedUntil).description,
            licenses: try usage(in: snapshot),
            credential: credential
        )
    }
}
