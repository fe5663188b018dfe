// Why the state directory could not be taken, and what a person does about it.

internal import Glibc

/// Why the state directory could not be taken.
public enum StateDirectoryError: Error, Equatable, Sendable {
    /// It cannot be created, entered or written.
    case unusable(path: String, errno: Int32)
    /// Another process has it; its process id where the lock file told it.
    case held(path: String, by: Int32?)
    /// It lies on a network or FUSE file system (statfs magic number), where the write-ahead log is not safe.
    case unsafeFileSystem(path: String, type: Int)
}

extension StateDirectoryError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .unusable(let path, let code):
            "cannot use \(path): \(String(cString: strerror(code))); check that it exists and belongs to the daemon's user"
        case .held(let path, let process):
            """
            \(path) is in use by another holdfast\(process.map { " (process \($0))" } ?? ""); only one may have it: \
            talk to that one, or stop it first
            """
        case .unsafeFileSystem(let path, let type):
            """
            \(path) is on a file system of type 0x\(String(type, radix: 16)), where SQLite's write-ahead log is not \
            safe (network and FUSE file systems); choose a directory on a local disk
            """
        }
    }
}
