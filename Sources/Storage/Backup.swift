// Backup: a verified copy of the database, made while it is in use.
//
// GUARANTEES   The copy is one commit's state, a single file without a log beside it, checked with integrity_check,
//              synced, and only then given its name. Writers wait for one slice (1 MiB) at the most.
// DOES NOT     Leave secrets out: the copy holds the endpoints' secrets and headers, as the database does.
// HOW          sqlite3_backup_step from the writer's own connection: changes made between slices are carried into
//              the copy by the engine, so it is never restarted.

internal import CSQLite
internal import Glibc

/// What a backup holds.
public struct BackupReport: Sendable {
    /// The file.
    public let path: String
    /// Its length in bytes.
    public let bytes: Int
    /// How many rows each table of the copy has.
    public let rows: [(table: String, count: Int64)]
}

/// Copies slice by slice; lives on the writer thread between its creation and `finish`.
///
/// `@unchecked Sendable`: it is created on the writer thread by the first slice, used there only, and handed over to
/// the verifying thread once, after the last slice.
final class BackupCopy: @unchecked Sendable {
    private static let pagesPerSlice: Int32 = 256

    private let partialPath: String
    private var destination: Connection?
    private var backup: OpaquePointer?

    init(partialPath: String) { self.partialPath = partialPath }

    /// Copies the next slice.
    ///
    /// - Returns: true when there is more.
    func copySlice(from source: Connection) throws(StorageError) -> Bool {
        let target: Connection
        if let destination {
            target = destination
        } else {
            unlink(partialPath)
            target = try Connection(path: partialPath, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, vfs: nil)
            destination = target
        }
        if backup == nil { backup = sqlite3_backup_init(target.handle, "main", source.handle, "main") }
        guard let backup else { throw target.failure(sqlite3_extended_errcode(target.handle)) }
        switch sqlite3_backup_step(backup, Self.pagesPerSlice) {
        case SQLITE_OK, SQLITE_BUSY, SQLITE_LOCKED: return true
        case SQLITE_DONE:
            try finish(backup, target)
            return false
        case let code:
            sqlite3_backup_finish(backup)
            self.backup = nil
            throw target.failure(code)
        }
    }

    private func finish(_ backup: OpaquePointer, _ target: Connection) throws(StorageError) {
        self.backup = nil
        let code = sqlite3_backup_finish(backup)
        guard code == SQLITE_OK else { throw target.failure(code) }
        // The copy carries the WAL flag of its source; a backup is one file that opens anywhere.
        _ = try target.scriptValue("PRAGMA journal_mode=DELETE")
        destination = nil
    }
}

/// Checks a finished copy and gives it its name.
enum BackupVerification {
    /// Blocks while the whole copy is read; runs on a thread of its own.
    static func verify(partialPath: String, path: String) throws -> BackupReport {
        let (rows, bytes): ([(table: String, count: Int64)], Int)
        do {
            (rows, bytes) = (try inspect(partialPath), try synced(partialPath))
            guard rename(partialPath, path) == 0 else { throw failure("rename to", path) }
        } catch {
            // What has no name yet is of no use to anybody.
            unlink(partialPath)
            throw error
        }
        _ = try synced(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]).ifEmpty("/"))
        return BackupReport(path: path, bytes: bytes, rows: rows)
    }

    private static func inspect(_ path: String) throws -> [(table: String, count: Int64)] {
        let copy = try Connection(path: path, flags: SQLITE_OPEN_READONLY, vfs: nil)
        let verdict = try copy.scriptValue("PRAGMA integrity_check(1)") ?? "no answer"
        guard verdict == "ok" else { throw StorageError.fatal("the copy is damaged: \(verdict)") }
        var tables: [String] = []
        try copy.forEachRow("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", []) {
            tables.append($0.text(0))
        }
        return try tables.filter { !$0.hasPrefix("sqlite_") }.map { table in
            (table, try copy.scriptValue("SELECT count(*) FROM \"\(table)\"").flatMap { Int64($0) } ?? 0)
        }
    }

    private static func synced(_ path: String) throws -> Int {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var information = stat()
        guard fsync(descriptor) == 0, fstat(descriptor, &information) == 0 else { throw failure("sync", path) }
        return Int(information.st_size)
    }

    private static func failure(_ action: String, _ path: String) -> StorageError {
        .fatal("cannot \(action) \(path): \(String(cString: strerror(errno)))")
    }
}

extension String {
    fileprivate func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
