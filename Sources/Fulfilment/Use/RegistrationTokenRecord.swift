internal import Domain
internal import Storage

/// A registration token as its row tells it.
struct RegistrationTokenRecord {
    let id: RegistrationTokenID
    let smartAccount: SmartAccountID
    let virtualAccount: VirtualAccountID
    let description: String?
    let allowsExportControlled: Bool
    let maximumUses: Int?
    let uses: Int
    let expiresAt: Int64
    let madeBy: String
    let madeAt: Int64
    let revokedAt: Int64?

    static func find(_ id: RegistrationTokenID, in snapshot: Snapshot) throws -> RegistrationTokenRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, description, allows_export_controlled, maximum_uses, uses,
                expires_at, made_by, made_at, revoked_at FROM registration_token WHERE id = ?1
            """,
            id.rawValue,
            transform: RegistrationTokenRecord.init
        )
    }

    static func find(_ secret: Secret, in snapshot: Snapshot) throws -> RegistrationTokenRecord? {
        try snapshot.first(
            """
            SELECT id, smart_account, virtual_account, description, allows_export_controlled, maximum_uses, uses,
                expires_at, made_by, made_at, revoked_at FROM registration_token WHERE secret_hash = ?1
            """,
            secret.hash,
            transform: RegistrationTokenRecord.init
        )
    }

    static func all(in place: VirtualAccountID, after: Int64, limit: Int, _ snapshot: Snapshot) throws
        -> [RegistrationTokenRecord]
    {
        try snapshot.all(
            """
            SELECT id, smart_account, virtual_account, description, allows_export_controlled, maximum_uses, uses,
                expires_at, made_by, made_at, revoked_at FROM registration_token
            WHERE virtual_account = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            place.rawValue,
            after,
            limit,
            transform: RegistrationTokenRecord.init
        )
    }

    private init(_ row: Row) {
        id = RegistrationTokenID(rawValue: row.integer(0))
        smartAccount = SmartAccountID(rawValue: row.integer(1))
        virtualAccount = VirtualAccountID(rawValue: row.integer(2))
        description = row.optionalText(3)
        allowsExportControlled = row.bool(4)
        maximumUses = row.optionalInteger(5).map(Int.init)
        uses = row.int(6)
        expiresAt = row.integer(7)
        madeBy = row.text(8)
        madeAt = row.integer(9)
        revokedAt = row.optionalInteger(10)
    }

    /// As it is shown.
    func view(in place: VirtualAccountPlace, secret: String? = nil) -> RegistrationTokenView {
        RegistrationTokenView(
            id: id.description,
            virtualAccount: place.name.text,
            description: description,
            allowsExportControlled: allowsExportControlled,
            maximumUses: maximumUses,
            uses: uses,
            expiresAt: Timestamp(milliseconds: expiresAt).description,
            madeBy: madeBy,
            madeAt: Timestamp(milliseconds: madeAt).description,
            revokedAt: revokedAt.map { Timestamp(milliseconds: $0).description },
            secret: secret
        )
    }
}
