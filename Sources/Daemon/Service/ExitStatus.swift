internal import Glibc
internal import HTTPAPI
internal import Inbox
internal import Storage

/// Exit statuses of the service, after sysexits(3).
enum ExitStatus {
    /// EX_SOFTWARE: a part failed; a supervisor starts the daemon again.
    static let internalError: Int32 = 70
    /// EX_CANTCREAT: something the daemon needs cannot be made or is held by somebody else.
    static let cannotStart: Int32 = 73
    /// EX_NOPERM: something the daemon needs belongs to somebody else; starting again would not help.
    static let noPermission: Int32 = 77

    /// Why the daemon does not come to work.
    ///
    /// - Parameters:
    ///   - error: what stood in the way.
    ///   - directory: the state directory.
    /// - Returns: 77 where a person must give rights first, else 73.
    static func ofStart(_ error: any Error, stateDirectory directory: String) -> Int32 {
        let code: Int32? =
            switch error {
            case StateDirectoryError.unusable(_, let code): code
            case InboxError.system(_, _, let code): code
            case InboxError.unsafeDirectory: EPERM
            case ListenerError.refused(_, _, let code): code
            // SQLite says only that it cannot open the file.
            case is StorageError: access("\(directory)/holdfast.sqlite3", R_OK | W_OK) == 0 ? nil : errno
            default: nil
            }
        return code == EACCES || code == EPERM ? noPermission : cannotStart
    }
}
