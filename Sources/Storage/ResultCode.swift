// The engine's result codes, sorted into the error algebra.
//
// SOURCE   sqlite.org/rescode.html. FULL rolls the transaction back by itself; an IOERR does so too, and says only
//          that the *call* failed, not that the bytes are absent from the file. ENOSPC can also surface as an I/O
//          error (growing the -shm file), where it means the same as FULL; but not at COMMIT and not from fsync,
//          where pages that were handed over may have been dropped or kept (fsyncgate).

internal import CSQLite
internal import Glibc

/// A result code of the SQLite engine.
struct ResultCode {
    private let extended: Int32

    init(_ extended: Int32) { self.extended = extended }

    /// Whether what the connection holds in memory may differ from the file after this.
    var breaksConnection: Bool { [SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB].contains(extended & 0xff) }

    private var isFromSync: Bool { [SQLITE_IOERR | 4 << 8, SQLITE_IOERR | 5 << 8].contains(extended) }

    /// The error a caller sees.
    ///
    /// - Parameters:
    ///   - message: the engine's message; it names columns, never values.
    ///   - systemError: the errno behind an I/O error.
    ///   - isCommit: whether it is COMMIT that failed.
    /// - Returns: the error.
    func error(message: String, systemError: Int32, isCommit: Bool) -> StorageError {
        let isForSpace = (systemError == ENOSPC || systemError == EDQUOT) && !isCommit && !isFromSync
        return switch extended & 0xff {
        case SQLITE_CONSTRAINT: .conflict(constraint: message)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_INTERRUPT: .retryable(message)
        case SQLITE_FULL: .full
        case SQLITE_IOERR where isForSpace: .full
        case SQLITE_IOERR: .unknownOutcome("\(message) (code \(extended), errno \(systemError))")
        default: .fatal("\(message) (code \(extended))")
        }
    }
}
