// When the WAL's pages are moved into the database file.
//
// SOURCE   Measured: overwriting the WAL in place syncs 2.5 times faster than appending to it, so it is not
//          truncated at its usual length; beyond 64 MiB a checkpoint also asks that the log start again at its beginning. It
//          never waits for readers: the writer has other work, and the next checkpoint asks again.

internal import CSQLite

/// Decides, after each commit, whether to checkpoint and how hard.
struct CheckpointPolicy: Sendable {
    /// Pages of 4 KiB from which a checkpoint moves what it can without waiting (8 MiB).
    let passivePages: Int
    /// Pages from which it makes the log start again at its beginning, if no reader is in the way (64 MiB).
    let restartPages: Int
    /// Pages from which it is cut off at its beginning (256 MiB): so long it was made by one large file, once.
    let truncatePages: Int

    static let standard = CheckpointPolicy(passivePages: 2_048, restartPages: 16_384, truncatePages: 65_536)

    /// The checkpoint to run now.
    ///
    /// - Parameters:
    ///   - pages: the WAL's length after the last commit.
    ///   - atLast: its length when the last checkpoint was tried; another try is made when it grew by as much again.
    /// - Returns: SQLITE_CHECKPOINT_PASSIVE, _RESTART or _TRUNCATE, or nil for none.
    func mode(pages: Int, atLast: Int) -> Int32? {
        if pages >= truncatePages && pages >= atLast + passivePages { return SQLITE_CHECKPOINT_TRUNCATE }
        if pages >= restartPages && pages >= atLast + passivePages { return SQLITE_CHECKPOINT_RESTART }
        if pages >= passivePages && pages >= atLast + passivePages { return SQLITE_CHECKPOINT_PASSIVE }
        return nil
    }
}
