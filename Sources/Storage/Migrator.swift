// Migrator: brings the schema up to date at start.
//
// GUARANTEES   Each migration and the record of it commit together; a failure leaves the schema as it was before it.
//              A migration that was edited, or one from a newer program, stops the start.

/// Applies migrations on the writing connection before any request is taken.
struct Migrator {
    let migrations: [Migration]

    /// Applies what is missing.
    ///
    /// - Parameters:
    ///   - connection: the writing connection.
    ///   - now: milliseconds since the epoch, kept beside each migration for people to read.
    /// - Throws: `MigrationError` or `StorageError`.
    func apply(to connection: Connection, now: Int64) throws {
        try checkNumbering()
        try connection.runScript(
            """
            CREATE TABLE IF NOT EXISTS schema_migration(
                component TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, checksum TEXT NOT NULL,
                applied_at INTEGER NOT NULL, PRIMARY KEY(component, version)) STRICT, WITHOUT ROWID
            """
        )
        let applied = try appliedChecksums(connection)
        for migration in migrations {
            let key = Key(component: migration.component, version: migration.version)
            if let checksum = applied[key] {
                guard checksum == migration.checksum else {
                    throw MigrationError.edited(component: key.component, version: key.version, name: migration.name)
                }
            } else {
                try apply(migration, to: connection, now: now)
            }
        }
    }

    private struct Key: Hashable {
        let component: String
        let version: Int
    }

    private func checkNumbering() throws(MigrationError) {
        var next: [String: Int] = [:]
        for migration in migrations {
            guard migration.version == next[migration.component, default: 1] else {
                throw .misnumbered(component: migration.component, version: migration.version)
            }
            next[migration.component] = migration.version + 1
        }
    }

    private func appliedChecksums(_ connection: Connection) throws -> [Key: String] {
        let known = Set(migrations.map { Key(component: $0.component, version: $0.version) })
        var applied: [Key: String] = [:]
        try connection.forEachRow(
            "SELECT component, version, checksum FROM schema_migration ORDER BY component, version",
            []
        ) { row in
            let key = Key(component: row.text(0), version: row.int(1))
            guard known.contains(key) else {
                throw MigrationError.newer(component: key.component, version: key.version)
            }
            applied[key] = row.text(2)
        }
        return applied
    }

    private func apply(_ migration: Migration, to connection: Connection, now: Int64) throws {
        do {
            try connection.runScript("BEGIN IMMEDIATE")
            try connection.runScript(migration.sql)
            try connection.run(
                "INSERT INTO schema_migration(component, version, name, checksum, applied_at) VALUES(?1, ?2, ?3, ?4, ?5)",
                [migration.component, migration.version, migration.name, migration.checksum, now]
            )
            try connection.runScript("COMMIT")
        } catch {
            // Fails harmlessly where the engine has already rolled back.
            if !connection.isInAutocommit { try? connection.runScript("ROLLBACK") }
            throw MigrationError.failed(
                component: migration.component,
                version: migration.version,
                reason: "\(error)"
            )
        }
    }
}
