// StateDirectory: the folder that holds the database, held by one process at a time.
//
// GUARANTEES   Two processes never have the same database open for writing: the kernel's lock on `holdfast.lock`
//              lasts exactly as long as the holder lives, and the second one learns the holder's process id.
//              Only file systems on which the WAL's shared memory is known to work are accepted.
// DOES NOT     Protect against a process that opens the database without this lock (the sqlite3 shell writing to it).

internal import CLinux
internal import Glibc
internal import Synchronization

/// A locked state directory.
public final class StateDirectory: Sendable {
    /// The directory.
    public let path: String
    /// Open as long as the directory is held.
    private let lockDescriptor: Mutex<Int32?>

    /// The database file in it.
    public var databasePath: String { "\(path)/holdfast.sqlite3" }
    /// The reserve that is given up when the disk is full.
    var ballastPath: String { "\(path)/ballast" }

    /// Takes the directory, creating it (0700) where it is missing.
    ///
    /// - Parameters:
    ///   - path: the directory.
    ///   - isNetworkFileSystemAllowed: for a person who knows better; never in production.
    /// - Throws: `StateDirectoryError`.
    public init(path: String, isNetworkFileSystemAllowed: Bool = false) throws(StateDirectoryError) {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw .unusable(path: path, errno: errno) }
        let type = holdfast_file_system_type(path)
        guard type != -1 else { throw .unusable(path: path, errno: errno) }
        guard isNetworkFileSystemAllowed || Self.localFileSystems[type] != nil else {
            throw .unsafeFileSystem(path: path, type: type)
        }
        let lockPath = "\(path)/holdfast.lock"
        let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .unusable(path: lockPath, errno: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw .held(path: path, by: holder)
        }
        self.path = path
        lockDescriptor = Mutex(descriptor)
        let holder = "\(getpid())\n"
        guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, holder, holder.utf8.count, 0) > 0 else {
            throw .unusable(path: lockPath, errno: errno)
        }
    }

    deinit { release() }

    /// Lets another process take the directory; nothing in it may be in use any more.
    func release() {
        lockDescriptor.withLock { descriptor in
            // A child that was just forked has a copy of the descriptor until it executes its program: closing ours
            // alone would leave the lock with it.
            if let open = descriptor {
                flock(open, LOCK_UN)
                close(open)
            }
            descriptor = nil
        }
    }

    /// statfs(2) magic numbers of file systems on which shared memory and locks of one host work as SQLite needs.
    private static let localFileSystems: [Int: String] = [
        0xEF53: "ext4", 0x5846_5342: "xfs", 0x9123_683E: "btrfs", 0x0102_1994: "tmpfs", 0x2FC1_2FC1: "zfs",
        0xF2F5_2010: "f2fs", 0x794C_7630: "overlayfs", 0xCA45_1A4E: "bcachefs", 0x8584_58F6: "ramfs",
    ]

    private static func holder(_ descriptor: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes.prefix(count), as: UTF8.self).prefix { $0.isNumber })
    }
}
