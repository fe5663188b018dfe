// The error algebra of the database: what happened to the caller's change, and whether trying again can help.
//
// GUARANTEES   Every failure of the engine is exactly one of these cases, so a caller can switch over all of them.
// DOES NOT     Carry the caller's data: messages name tables, columns and constraints, never values.

/// Why a read or a write did not succeed, and what that says about the change.
public enum StorageError: RetryableError, Equatable, Sendable {
    /// A constraint refused the change; nothing was written. Trying the same again meets the same refusal.
    case conflict(constraint: String)
    /// The engine was busy, or the writer is shutting down; nothing was written and the same request may succeed later.
    case retryable(String)
    /// The disk is full; nothing was written. The daemon stays up and the caller may try again when there is space.
    case full
    /// A commit failed in a way that leaves open whether it took effect. The writer has stopped; a restart and the
    /// idempotency of the request resolve it.
    case unknownOutcome(String)
    /// The database cannot be used: damaged, of a newer version, misconfigured, or misused by our own code.
    case fatal(String)

    /// Whether the same request may succeed later without anybody changing it.
    public var mayRetry: Bool {
        switch self {
        case .retryable, .full, .unknownOutcome: true
        case .conflict, .fatal: false
        }
    }
}

extension StorageError: CustomStringConvertible {
    /// One sentence for a person: what happened and whether anything was written.
    public var description: String {
        switch self {
        case .conflict(let constraint): "the database refused the change: \(constraint)"
        case .retryable(let reason): "the database could not take the change now, nothing was written: \(reason)"
        case .full: "the disk is full, nothing was written"
        case .unknownOutcome(let reason): "it is unknown whether the change was written: \(reason)"
        case .fatal(let reason): "the database cannot be used: \(reason)"
        }
    }
}
