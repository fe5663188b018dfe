// ActivatedSocket: a listening socket that the supervisor opened before the service started (sd_listen_fds(3)).
//
// GUARANTEES   Every socket that is returned is open, is a listening stream socket, and closes when a program is run.
//              Variables meant for another process are left alone.
// DOES NOT     Close sockets that nobody uses; whoever takes the list owns every descriptor on it.

internal import Glibc

/// A socket that was passed to the service.
public struct ActivatedSocket: Hashable, Sendable {
    /// Its descriptor.
    public let descriptor: Int32
    /// Its name in the socket unit (FileDescriptorName=), `unknown` where it has none.
    public let name: String

    /// All sockets that were passed to this process.
    ///
    /// - Parameters:
    ///   - environment: the process's environment (LISTEN_PID, LISTEN_FDS, LISTEN_FDNAMES).
    ///   - processID: the process's own id.
    ///   - firstDescriptor: where they begin; 3 by the protocol.
    /// - Returns: the sockets in the order of the socket unit.
    /// - Throws: `ActivationError`.
    public static func all(
        environment: [String: String],
        processID: Int32,
        firstDescriptor: Int32 = 3
    ) throws(ActivationError) -> [ActivatedSocket] {
        guard let process = environment["LISTEN_PID"], Int32(process) == processID else { return [] }
        guard let text = environment["LISTEN_FDS"] else { return [] }
        guard let count = Int32(text), (0...1_024).contains(count) else { throw .malformed("LISTEN_FDS=\(text)") }
        let names = environment["LISTEN_FDNAMES"]?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard names.isEmpty || names.count == count else {
            throw .malformed("LISTEN_FDNAMES names \(names.count) sockets, LISTEN_FDS says \(count)")
        }
        var sockets: [ActivatedSocket] = []
        for index in 0..<count {
            let name = names.isEmpty ? "unknown" : String(names[Int(index)])
            sockets.append(try ActivatedSocket(checking: firstDescriptor + index, name: name))
        }
        return sockets
    }

    private init(checking descriptor: Int32, name: String) throws(ActivationError) {
        let flags = fcntl(descriptor, F_GETFD)
        guard flags >= 0, fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC) == 0 else {
            throw .notOpen(descriptor: descriptor, name: name)
        }
        guard Self.option(SO_ACCEPTCONN, of: descriptor) == 1,
            Self.option(SO_TYPE, of: descriptor) == Int32(SOCK_STREAM.rawValue)
        else { throw .notListening(descriptor: descriptor, name: name) }
        self.descriptor = descriptor
        self.name = name
    }

    private static func option(_ option: Int32, of descriptor: Int32) -> Int32? {
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 ? value : nil
    }
}
