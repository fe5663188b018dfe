// What a caller hands to the writer thread.

/// One caller's closure, with the result type already closed over.
struct WriteRequest: Sendable {
    /// What is undone when the closure throws.
    enum Undoing: Sendable {
        /// What it changed: it is a part of its batch.
        case itsPart
        /// The whole batch.
        case theBatch
        /// The whole batch, which it is alone: no other request is in its transaction.
        case itsTransaction
    }

    let undoing: Undoing
    /// Runs the caller's closure and returns what delivers its result.
    let perform: @Sendable (Transaction) throws -> @Sendable () -> Void
    /// Tells the caller that nothing of it was committed, or that the outcome is unknown.
    let fail: @Sendable (any Error) -> Void
}

/// Work on the writer's connection between two batches, outside any transaction: a slice of a backup, a pragma.
struct MaintenanceRequest: Sendable {
    /// Does a slice.
    ///
    /// - Returns: true when there is more, and then it is called again after the next batch.
    let performSlice: @Sendable (Connection) -> Bool
    /// Tells the caller that the writer has stopped.
    let fail: @Sendable (StorageError) -> Void
}
