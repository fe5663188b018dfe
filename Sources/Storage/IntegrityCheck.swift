// Whether the file is what SQLite wrote: pages, indexes, constraints and references.

extension Database {
    /// Reads the whole file and checks its structure and its foreign keys.
    ///
    /// - Returns: the faults, in the engine's words; empty when there are none. At most 100 of each kind.
    /// - Throws: `StorageError` when the check itself cannot run.
    public func checkIntegrity() async throws -> [String] {
        try await read { snapshot in
            var faults = try snapshot.all("PRAGMA integrity_check(100)") { $0.text(0) }.filter { $0 != "ok" }
            try snapshot.forEach("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100") { row in
                faults.append("\(row.text(0)) row \(row.integer(1)) refers to a missing row of \(row.text(2))")
            }
            return faults
        }
    }
}
