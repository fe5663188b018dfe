// JournalStream: whether what a process writes goes straight to the journal.

internal import Glibc

/// Finds out whether a descriptor is connected to the journal.
public enum JournalStream {
    /// Whether the descriptor is the very stream that the supervisor connected to the journal.
    ///
    /// A process that inherited JOURNAL_STREAM but writes to a pipe or a file finds out that it does not apply.
    ///
    /// - Parameters:
    ///   - descriptor: the descriptor; 2 is the standard error.
    ///   - environment: the process's environment (JOURNAL_STREAM, `device:inode`).
    /// - Returns: whether it is the journal.
    public static func isConnected(descriptor: Int32 = 2, environment: [String: String]) -> Bool {
        let parts = (environment["JOURNAL_STREAM"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let device = UInt64(parts[0]), let inode = UInt64(parts[1]) else { return false }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { return false }
        return UInt64(information.st_dev) == device && UInt64(information.st_ino) == inode
    }
}
