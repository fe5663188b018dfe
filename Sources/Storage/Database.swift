// Database: the one durable place. Reads see a commit; writes are committed in groups and are durable when they return.
//
// GUARANTEES   `write` returns only after COMMIT with synchronous=FULL. One connection writes and checkpoints, so
//              SQLite's WAL-reset bug (3.7.0 to 3.51.2, two connections that write or checkpoint) cannot occur.
//              No call blocks Swift's cooperative pool: the engine runs on threads of its own.
// DOES NOT     Know what is stored in it. Cancelling a task does not take back a write that was handed in.

internal import CSQLite
internal import Synchronization
internal import Threads

/// The embedded database.
public final class Database: Sendable {
    private let writer: Writer
    private let readers: Readers
    private let ballast: Ballast
    private let ending: Ending
    /// Held as long as the database is: its lock is what keeps a second daemon out.
    private let directory: StateDirectory

    private init(writer: Writer, readers: Readers, ballast: Ballast, ending: Ending, directory: StateDirectory) {
        self.writer = writer
        self.readers = readers
        self.ballast = ballast
        self.ending = ending
        self.directory = directory
    }

    /// The version of the SQLite library in use, for start-up messages and health pages.
    public static var engineVersion: String { String(cString: sqlite3_libversion()) }

    /// Opens the database, brings its schema up to date and starts its threads.
    ///
    /// - Parameters:
    ///   - configuration: where it lies.
    ///   - migrations: every module's migrations; within a module in the order of their versions.
    ///   - now: milliseconds since the epoch, kept beside new migrations.
    /// - Returns: the database, ready for requests.
    /// - Throws: `StorageError`, `MigrationError` or `WorkerThreadError`.
    public static func open(
        _ configuration: DatabaseConfiguration,
        migrations: [Migration],
        now: Int64
    ) async throws -> Database {
        let ending = Ending(parts: 2)
        let writer = Writer()
        let path = configuration.directory.databasePath
        try await withCheckedThrowingContinuation { (opened: CheckedContinuation<Void, any Error>) in
            do {
                try WorkerThread.start(name: "db-write") {
                    // The connection is closed when this returns, and only then is the database at its end.
                    ending.partEnded(because: runWriter(writer, configuration, migrations, now: now, opened))
                }
            } catch {
                opened.resume(throwing: error)
            }
        }
        let readers = Readers(count: configuration.readers) { ending.partEnded(because: nil) }
        try readers.start(path: path, vfs: configuration.vfs)
        let ballast = Ballast(path: configuration.directory.ballastPath, bytes: configuration.ballastBytes)
        ballast.restore()
        return Database(
            writer: writer,
            readers: readers,
            ballast: ballast,
            ending: ending,
            directory: configuration.directory
        )
    }

    /// Changes the database; when this returns, the change is on disk.
    ///
    /// - Parameter body: makes the change, on the writer thread; short, and without waiting for anything.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws, its changes undone; or `StorageError`.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await write(undoing: .itsPart, body)
    }

    /// Changes the database in parts that the body makes itself (`Transaction.part`), one after the other.
    ///
    /// Saves the outer part around them, whose journal would keep the old pages of all of them until its end.
    ///
    /// - Parameter body: makes the parts; when it throws, whatever it changed is undone together with the other
    ///   requests of its batch, which are told that they may try again. So it catches what a part may throw.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; or `StorageError`.
    public func writeInParts<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await write(undoing: .theBatch, body)
    }

    /// Changes much at once, in a transaction of its own.
    ///
    /// A part keeps the old pages of all that it changes in memory, and each of its statements looks through them at its
    /// end; without the part around it a long change takes a third of the time, and memory that does not grow with it.
    /// For what changes little `write` is far better: it shares its COMMIT with others.
    ///
    /// - Parameter body: makes the change, on the writer thread.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws, everything undone; or `StorageError`.
    @discardableResult
    public func writeAlone<Result: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await write(undoing: .itsTransaction, body)
    }

    private func write<Result: Sendable>(
        undoing: WriteRequest.Undoing,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await withCheckedThrowingContinuation { continuation in
                let request = WriteRequest(
                    undoing: undoing,
                    perform: { transaction in
                        let result = try body(transaction)
                        return { continuation.resume(returning: result) }
                    },
                    fail: { continuation.resume(throwing: $0) }
                )
                writer.submit(request)
            }
        } catch StorageError.full {
            ballast.release()
            throw StorageError.full
        }
    }

    /// Reads the database at its latest commit.
    ///
    /// - Parameter body: reads, on a reader thread.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws, or `StorageError`.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (Snapshot) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let request = Readers.Request(
                perform: { snapshot in continuation.resume(with: .init { try body(snapshot) }) },
                fail: { continuation.resume(throwing: $0) }
            )
            readers.submit(request)
        }
    }

    /// Whether new work may be accepted: the reserve against a full disk is in place.
    public var hasReserve: Bool { ballast.isWhole }

    /// Makes the reserve again if it was given up and there is room; blocks for a moment, so call it off the pool.
    public func restoreReserve() { ballast.restore() }

    /// What the writer has done so far.
    public var writerStatistics: WriterStatistics { writer.statistics }

    /// Writes a verified copy while the database is in use.
    ///
    /// - Parameter path: the copy's file; replaced only by a verified copy.
    /// - Returns: what the copy holds.
    /// - Throws: `StorageError`.
    public func backup(to path: String) async throws -> BackupReport {
        try BackupTarget.check(path, against: directory)
        let partialPath = path + ".partial"
        let copy = BackupCopy(partialPath: partialPath)
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            let slices = MaintenanceRequest(
                performSlice: { connection in
                    do throws(StorageError) {
                        if try copy.copySlice(from: connection) { return true }
                        done.resume()
                    } catch {
                        done.resume(throwing: error)
                    }
                    return false
                },
                fail: { done.resume(throwing: $0) }
            )
            writer.submit(slices)
        }
        return try await WorkerThread.result(name: "db-backup") {
            try BackupVerification.verify(partialPath: partialPath, path: path)
        }
    }

    /// Finishes what was handed in, empties the log into the database file and closes.
    public func close() async {
        readers.close()
        writer.close()
        await ending.waitForAllParts()
        directory.release()
    }

    /// Waits until the database has stopped.
    ///
    /// - Returns: why it stopped by itself, or nil after `close`. After a reason the process must end: what it holds
    ///   in memory may differ from the file.
    public func waitUntilStopped() async -> StorageError? { await ending.reason }

    /// The writer thread's body.
    private static func runWriter(
        _ writer: Writer,
        _ configuration: DatabaseConfiguration,
        _ migrations: [Migration],
        now: Int64,
        _ opened: CheckedContinuation<Void, any Error>
    ) -> StorageError? {
        let connection: Connection
        do {
            connection = try openForWriting(configuration.directory.databasePath, vfs: configuration.vfs)
            try Migrator(migrations: migrations).apply(to: connection, now: now)
        } catch {
            opened.resume(throwing: error)
            return nil
        }
        opened.resume()
        return writer.run(on: connection)
    }

    private static func openForWriting(_ path: String, vfs: String?) throws -> Connection {
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let connection = try Connection(path: path, flags: flags, vfs: vfs)
        holdfast_db_config(connection.handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
        try Pragmas.apply(Pragmas.writer, to: connection)
        connection.watchLog()
        return connection
    }
}
