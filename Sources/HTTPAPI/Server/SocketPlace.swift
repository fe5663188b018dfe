// SocketPlace: the file of a Unix domain socket, from its making to its removal.
//
// GUARANTEES   Nobody can connect before the socket has its mode: it is bound in a directory that only the daemon can
//              enter, gets its mode, and only then its name. What lay there before goes only when it is a socket on
//              which nobody answers. A socket that another process has put there since is not removed.
// DOES NOT     Make the directory it lies in, or choose its group: that is RuntimeDirectory= and the directory's
//              set-group-ID bit.

internal import Glibc

/// The place of a socket file.
struct SocketPlace: Sendable {
    /// Where clients find it.
    let path: String
    /// Who may connect: the owner and the group.
    private static let mode: mode_t = 0o660
    /// `sun_path` of Linux, with its terminating zero.
    private static let longestPath = 107

    /// A directory beside it that only the daemon can enter.
    private var nursery: String { "\(path).new" }
    /// Where it lies.
    private var directory: String {
        let parent = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return parent.isEmpty ? "/" : parent
    }
    /// Where it is bound.
    var bindPath: String { "\(nursery)/s" }

    init(path: String) throws(ListenerError) {
        self.path = path
        guard bindPath.utf8.count <= Self.longestPath else {
            throw .pathTooLong(path: path, limit: Self.longestPath - (bindPath.utf8.count - path.utf8.count))
        }
    }

    /// Makes room: refuses when somebody answers, and makes the directory to bind in.
    func prepare() throws(ListenerError) {
        var information = stat()
        if lstat(path, &information) == 0 {
            guard information.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
            guard try !isAnswered() else { throw .inUse(path: path) }
        }
        unlink(bindPath)
        rmdir(nursery)
        guard mkdir(nursery, 0o700) == 0 else {
            guard errno != ENOENT else { throw .missingDirectory(path: directory) }
            throw refusal("make the directory", nursery)
        }
    }

    /// Gives the bound socket its mode and its name; a stale one is replaced in the same step.
    func publish() throws(ListenerError) -> SocketIdentity {
        guard chmod(bindPath, Self.mode) == 0 else { throw refusal("set the mode of", bindPath) }
        var information = stat()
        guard lstat(bindPath, &information) == 0 else { throw refusal("look at", bindPath) }
        guard rename(bindPath, path) == 0 else { throw refusal("name the socket", path) }
        rmdir(nursery)
        return SocketIdentity(device: UInt64(information.st_dev), inode: UInt64(information.st_ino))
    }

    /// Removes the socket if it is still the one that was published, and what an unfinished start left.
    func remove(_ identity: SocketIdentity?) {
        unlink(bindPath)
        rmdir(nursery)
        var information = stat()
        guard let identity, lstat(path, &information) == 0,
            identity == SocketIdentity(device: UInt64(information.st_dev), inode: UInt64(information.st_ino))
        else { return }
        unlink(path)
    }

    /// Whether a process accepts connections on the path; never waits.
    private func isAnswered() throws(ListenerError) -> Bool {
        let descriptor = socket(
            AF_UNIX,
            Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue),
            0
        )
        guard descriptor >= 0 else { throw refusal("make a socket for", path) }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result == 0 { return true }
        switch errno {
        case ECONNREFUSED, ENOENT: return false
        // Its queue of connections is full: somebody is there, and busy.
        case EAGAIN: return true
        default: throw refusal("connect to", path)
        }
    }

    private func refusal(_ action: String, _ path: String) -> ListenerError {
        .refused(action: action, path: path, errno: errno)
    }
}

/// What tells one socket file from another of the same name.
struct SocketIdentity: Equatable, Sendable {
    let device: UInt64
    let inode: UInt64
}
