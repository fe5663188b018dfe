// The error of the inbox: which call failed on which path, and whether trying again can help.
//
// GUARANTEES   Every case is about the daemon's own means: a full disk, missing rights, a wrong set-up. What is wrong
//              with a partner's file is never an error; it is a Fault, and the partner is told.

internal import Glibc
public import Storage

/// Why the inbox could not do something.
public enum InboxError: RetryableError, Equatable, Sendable {
    /// The system refused a call; `call` completes the sentence "cannot … path".
    case system(call: String, path: String, errno: Int32)
    /// Files cannot be moved from one directory to the other by renaming.
    case differentFileSystems(from: String, to: String)
    /// Somebody else could reach into a directory that is the daemon's own.
    case unsafeDirectory(path: String, reason: String)

    /// Whether the same may succeed later without anybody changing the set-up.
    public var mayRetry: Bool {
        switch self {
        case .system: true
        case .differentFileSystems, .unsafeDirectory: false
        }
    }

    /// The failure that the calling thread has just met.
    static func last(_ call: String, _ path: String) -> InboxError { .system(call: call, path: path, errno: errno) }
}

extension InboxError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .system(let call, let path, let code): "cannot \(call) \(path): \(String(cString: strerror(code)))"
        case .differentFileSystems(let from, let to):
            """
            files cannot be renamed from \(from) to \(to): they are on different file systems or mounts; put them on \
            one file system, and under systemd name their common parent, not each of them, in ReadWritePaths
            """
        case .unsafeDirectory(let path, let reason):
            "\(path) is not safe to use: \(reason); it must be a directory that only the daemon's user can enter"
        }
    }
}
