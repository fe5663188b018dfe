// One connection to the SQLite engine: statements prepared once, always reset, every result code looked at.
//
// GUARANTEES   A statement is reset and its bindings cleared whatever happens inside it, so it can never pin the WAL.
//              Every result code other than OK, ROW and DONE becomes a StorageError.
// DOES NOT     Know threads: a connection belongs to the one thread that opened it (the type is not Sendable).

internal import CSQLite
internal import Glibc

/// One connection to the engine, used by one thread only.
final class Connection {
    /// Settings of the library, made once before its first use.
    ///
    /// Its memory statistics are a mutex around every allocation, a twelfth of the writer's time, and nobody reads them.
    /// When something in the process has used the library before, the setting does not take: that costs speed only.
    private static let library: Void = { _ = holdfast_config_without_memory_statistics() }()

    let handle: OpaquePointer
    private var statements: [UnsafePointer<UInt8>: OpaquePointer] = [:]
    /// The WAL's length after the last commit; 0 once a checkpoint has moved all of it.
    private(set) var pagesInLog = 0
    /// Set by the first error after which this connection's memory can no longer be trusted.
    private(set) var brokenBy: StorageError?
    /// Why the engine rolled the open transaction back by itself, where it did.
    private(set) var rolledBackBy: StorageError?
    /// Whether COMMIT is running, whose I/O errors leave open what is on the disk.
    private var isCommitting = false

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - flags: SQLITE_OPEN_… flags.
    ///   - vfs: the engine's file layer, nil for the system's own (tests inject faulty ones).
    /// - Throws: `StorageError.fatal` if the engine refuses.
    init(path: String, flags: Int32, vfs: String?) throws(StorageError) {
        _ = Self.library
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs)
        guard let opened, code == SQLITE_OK else {
            let reason = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw .fatal("cannot open \(path): \(reason)")
        }
        handle = opened
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// Whether no transaction is open; true in the middle of one means the engine rolled it back by itself.
    var isInAutocommit: Bool { sqlite3_get_autocommit(handle) != 0 }

    /// Runs a statement to its end and reports each row.
    func forEachRow(
        _ sql: StaticString,
        _ values: [any Bindable],
        _ body: (Row) throws -> Void
    ) throws {
        let statement = try prepared(sql)
        defer { finish(statement) }
        try bind(values, to: statement)
        while try step(statement) { try body(Row(statement: statement)) }
    }

    /// Runs a statement to its first row.
    func firstRow<Result>(
        _ sql: StaticString,
        _ values: [any Bindable],
        _ body: (Row) throws -> Result
    ) throws -> Result? {
        let statement = try prepared(sql)
        defer { finish(statement) }
        try bind(values, to: statement)
        return try step(statement) ? try body(Row(statement: statement)) : nil
    }

    /// Runs a statement that returns no rows.
    ///
    /// - Returns: how many rows it changed.
    @discardableResult
    func run(_ sql: StaticString, _ values: [any Bindable] = []) throws(StorageError) -> Int {
        let statement = try prepared(sql)
        defer { finish(statement) }
        try bind(values, to: statement)
        while try step(statement) {}
        return Int(sqlite3_changes64(handle))
    }

    /// Opens the transaction of a batch.
    func begin() throws(StorageError) {
        rolledBackBy = nil
        try run("BEGIN IMMEDIATE")
    }

    /// Commits the transaction of a batch.
    func commit() throws(StorageError) {
        isCommitting = true
        defer { isCommitting = false }
        try run("COMMIT")
    }

    /// Runs SQL text that is not a constant of the program: pragmas and migrations.
    func runScript(_ sql: String) throws(StorageError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Reads one value as text with SQL that is not a constant of the program: pragmas.
    func scriptValue(_ sql: String) throws(StorageError) -> String? {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
        defer { sqlite3_finalize(statement) }
        guard let statement, code == SQLITE_OK else { throw failure(code) }
        return try step(statement) ? Row(statement: statement).optionalText(0) : nil
    }

    /// Counts the WAL's pages after each commit, for the checkpoint policy.
    ///
    /// Replaces SQLite's own autocheckpoint.
    func watchLog() {
        let connection = Unmanaged.passUnretained(self).toOpaque()
        _ = sqlite3_wal_hook(
            handle,
            { connection, _, _, pages in
                // The hook runs inside a commit of this very connection, which therefore lives.
                guard let connection else { return SQLITE_OK }
                Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue().pagesInLog = Int(pages)
                return SQLITE_OK
            },
            connection
        )
    }

    /// Moves WAL pages into the database file.
    ///
    /// - Parameters:
    ///   - mode: SQLITE_CHECKPOINT_….
    ///   - mayWait: whether it waits for readers that are in the way; while it does, nothing is written.
    /// - Throws: `StorageError`, but not because a reader is in the way.
    func checkpoint(mode: Int32, mayWait: Bool = false) throws(StorageError) {
        if !mayWait { sqlite3_busy_timeout(handle, 0) }
        defer { if !mayWait { sqlite3_busy_timeout(handle, Pragmas.writerBusyTimeout) } }
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &pages, &moved)
        // BUSY: a reader still needs the old pages. They are moved by a later checkpoint.
        guard code == SQLITE_OK || code & 0xff == SQLITE_BUSY else { throw failure(code) }
        if moved == pages { pagesInLog = 0 }
    }

    /// The StorageError for a result code of this connection.
    func failure(_ code: Int32) -> StorageError {
        let message = String(cString: sqlite3_errmsg(handle))
        let error = ResultCode(code).error(
            message: message,
            systemError: sqlite3_system_errno(handle),
            isCommit: isCommitting
        )
        if brokenBy == nil, ResultCode(code).breaksConnection, error != .full { brokenBy = error }
        if isInAutocommit { rolledBackBy = error }
        return error
    }

    private func prepared(_ sql: StaticString) throws(StorageError) -> OpaquePointer {
        if let statement = statements[sql.utf8Start] {
            // Running a statement inside its own rows would silently restart the outer one.
            guard sqlite3_stmt_busy(statement) == 0 else { throw .fatal("statement used inside itself: \(sql)") }
            return statement
        }
        var statement: OpaquePointer?
        let code = sql.utf8Start.withMemoryRebound(to: CChar.self, capacity: sql.utf8CodeUnitCount) {
            sqlite3_prepare_v3(
                handle,
                $0,
                Int32(sql.utf8CodeUnitCount),
                UInt32(SQLITE_PREPARE_PERSISTENT),
                &statement,
                nil
            )
        }
        guard let statement, code == SQLITE_OK else { throw failure(code) }
        statements[sql.utf8Start] = statement
        return statement
    }

    private func bind(_ values: [any Bindable], to statement: OpaquePointer) throws(StorageError) {
        var index: Int32 = 1
        for value in values {
            let code = value.bind(to: statement, at: index)
            guard code == SQLITE_OK else { throw failure(code) }
            index += 1
        }
    }

    private func step(_ statement: OpaquePointer) throws(StorageError) -> Bool {
        let code = sqlite3_step(statement)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(code)
        }
    }

    private func finish(_ statement: OpaquePointer) {
        // The code of reset repeats the failure that step already reported.
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }
}
