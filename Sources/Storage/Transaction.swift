// Writing: the only way to change the database, handed to a closure by the writer thread.
//
// GUARANTEES   Everything one closure does commits together or not at all; nobody is told of success before
//              COMMIT returned with synchronous=FULL.
// DOES NOT     Leave its closure, and is never seen by two threads.

/// One request's part of a group commit.
public struct Transaction {
    let connection: Connection
    let commitHooks: CommitHooks

    /// Reads, including this transaction's own changes.
    public var snapshot: Snapshot { Snapshot(connection: connection) }

    /// Runs a statement that changes rows.
    ///
    /// - Parameters:
    ///   - sql: one INSERT, UPDATE or DELETE statement.
    ///   - values: the values of ?1, ?2 …
    /// - Returns: how many rows changed.
    /// - Throws: `StorageError`.
    @discardableResult
    public func run(_ sql: StaticString, _ values: any Bindable...) throws(StorageError) -> Int {
        // The engine may have rolled back by itself (FULL); outside a transaction each statement would commit alone.
        guard !connection.isInAutocommit else { throw connection.rolledBackBy ?? .retryable("rolled back") }
        return try connection.run(sql, values)
    }

    /// Runs a part that may fail by itself: what it changed is undone, and the transaction goes on.
    ///
    /// - Parameter body: the part.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws; `StorageError.full`, `unknownOutcome` or `fatal` when the engine has given up
    ///   the whole transaction, and then nothing more can be done in it.
    public func part<Result>(_ body: (Transaction) throws -> Result) throws -> Result {
        try connection.run("SAVEPOINT part")
        do {
            let result = try body(self)
            try connection.run("RELEASE part")
            return result
        } catch {
            // After FULL, IOERR or NOMEM the engine may have rolled back everything: there is no savepoint left.
            guard !connection.isInAutocommit else { throw error }
            try connection.run("ROLLBACK TO part")
            try connection.run("RELEASE part")
            throw error
        }
    }

    /// Calls the hook once after COMMIT, however many parts of the batch asked for it.
    ///
    /// A hook is a wake-up: it may be called although the part that registered it was undone.
    ///
    /// - Parameter hook: the hook; registering the same one again has no effect.
    public func afterCommit(_ hook: CommitHook) { commitHooks.add(hook) }
}
