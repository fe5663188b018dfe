// BackupTarget: where a backup may be written.
//
// GUARANTEES   A backup never takes the place of a file that the running database lives in, under whatever path it is
//              named: the directory is compared as the kernel knows it, not by its spelling.

internal import CLinux
internal import Glibc

/// Checks the place of a backup before anything is written.
enum BackupTarget {
    /// Checks a path.
    ///
    /// - Parameters:
    ///   - path: where the copy is to lie.
    ///   - state: the state directory of the database that is copied.
    /// - Throws: `StorageError.fatal` naming the path and what is wrong with it.
    static func check(_ path: String, against state: StateDirectory) throws(StorageError) {
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard !name.isEmpty, name != ".", name != ".." else { throw .fatal("\(path) does not name a file") }
        var target = stat()
        if lstat(path, &target) == 0, target.st_mode & S_IFMT != S_IFREG {
            throw .fatal("\(path) exists and is not a plain file")
        }
        guard stateFiles.contains(name), isSameDirectory(parent, state.path) else { return }
        throw .fatal("\(path) is a file of the running database")
    }

    /// The names in a state directory that belong to the database.
    private static let stateFiles: Set<String> = [
        "holdfast.sqlite3", "holdfast.sqlite3-wal", "holdfast.sqlite3-shm", "holdfast.sqlite3-journal", "holdfast.lock",
        "ballast",
    ]

    private static func isSameDirectory(_ left: String, _ right: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }
}
