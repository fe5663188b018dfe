// FileDetails: what the system says of a file without opening it.

internal import Glibc

/// Which file it is, whatever it is called.
struct FileKey: Hashable, Sendable {
    let device: UInt
    let inode: UInt
}

/// What changes when a file changes; times in nanoseconds, compared for equality only.
struct FileStamp: Hashable, Sendable {
    let size: Int
    let modified: Int
    let changed: Int
}

/// What kind of thing has a name.
enum FileKind: Sendable, CaseIterable {
    case regular, directory, symbolicLink, pipe, socket, device
}

/// What the system says of a file.
struct FileDetails: Sendable {
    let key: FileKey
    let stamp: FileStamp
    let kind: FileKind
    let links: Int
    /// When it was last changed, milliseconds since the epoch; nobody but the kernel sets this time.
    let changedAt: Int64

    init(_ information: stat) {
        key = FileKey(device: information.st_dev, inode: information.st_ino)
        stamp = FileStamp(
            size: information.st_size,
            modified: Self.nanoseconds(information.st_mtim),
            changed: Self.nanoseconds(information.st_ctim)
        )
        kind =
            switch information.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .symbolicLink
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
        links = Int(information.st_nlink)
        changedAt = Int64(information.st_ctim.tv_sec) * 1_000 + Int64(information.st_ctim.tv_nsec) / 1_000_000
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        // A file may carry any time; what matters is only that another time gives another number.
        Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    }
}
