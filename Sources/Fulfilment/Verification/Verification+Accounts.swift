// Accounts: where licenses can go, and how virtual accounts lie in each other.

internal import Domain
internal import Storage

extension Verification {
    /// An active account has one default virtual account, so that a license always has somewhere to go.
    @Sendable
    static func defaultAccountFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT id FROM smart_account WHERE state = 'active' AND NOT EXISTS (SELECT 1 FROM virtual_account
                WHERE virtual_account.smart_account = smart_account.id AND is_default = 1) LIMIT ?1
            """,
            limitPerRule
        ) { "account \(SmartAccountID(rawValue: $0.integer(0))) is active, and has no default virtual account" }
    }

    /// Every virtual account lies, at some depth, in one that lies in none.
    @Sendable
    static func nestingFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            WITH RECURSIVE reached(id) AS (
                SELECT id FROM virtual_account WHERE parent IS NULL
                UNION ALL
                SELECT virtual_account.id FROM reached JOIN virtual_account ON virtual_account.parent = reached.id
            )
            SELECT id FROM virtual_account WHERE parent IS NOT NULL AND id NOT IN (SELECT id FROM reached)
            ORDER BY id LIMIT ?1
            """,
            limitPerRule
        ) { "virtual account \(VirtualAccountID(rawValue: $0.integer(0))) lies in itself" }
    }
}
