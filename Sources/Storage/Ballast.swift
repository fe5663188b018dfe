// Ballast: disk space held in reserve, given up when the disk is full so that work in hand can still be finished.
//
// GUARANTEES   `release` frees the reserve at most once until `restore` has made it again.
//              While the reserve is gone `isWhole` is false, and nothing new should be accepted.

internal import Glibc
internal import Synchronization

/// The reserve file beside the database.
final class Ballast: Sendable {
    private let path: String
    private let bytes: Int
    private let whole = Mutex(false)

    init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }

    var isWhole: Bool { whole.withLock { $0 } }

    /// Deletes the reserve, so that the file system has its space again.
    func release() {
        whole.withLock { whole in
            unlink(path)
            whole = false
        }
    }

    /// Makes the reserve where it is missing and there is room for it twice over.
    func restore() {
        whole.withLock { whole in
            guard !whole else { return }
            whole = bytes == 0 || allocate()
        }
    }

    private func allocate() -> Bool {
        var information = statvfs()
        guard statvfs(path.directory, &information) == 0,
            Int(information.f_bavail) * Int(information.f_frsize) > 2 * bytes
        else { return false }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // Reserves blocks; a sparse file would free nothing when it is deleted.
        guard posix_fallocate(descriptor, 0, off_t(bytes)) == 0 else {
            unlink(path)
            return false
        }
        return true
    }
}

extension String {
    /// The part before the last slash.
    fileprivate var directory: String {
        guard let slash = lastIndex(of: "/"), slash != startIndex else { return "/" }
        return String(self[..<slash])
    }
}
