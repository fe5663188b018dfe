// ScriptedReceiver: a receiver of webhooks that does exactly what a test says, byte by byte.
//
// GUARANTEES   Each connection runs the script on a thread of its own; a script that waits for something that never
//              comes ends after ten seconds.

import Foundation
import Glibc
import Synchronization

/// A listening socket with a script for each connection.
final class ScriptedReceiver: Sendable {
    typealias Script = @Sendable (ScriptedConnection) -> Void

    let port: UInt16
    let record = ReceiverRecord()
    private let listener: Int32

    /// Listens on a port of the loopback address.
    init(isVersion6: Bool = false, script: @escaping Script) throws {
        listener = socket(isVersion6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        port = try isVersion6 ? Self.listenVersion6(listener) : Self.listenVersion4(listener)
        serve(script)
    }

    /// Listens on a Unix domain socket.
    init(socketPath: String, script: @escaping Script) throws {
        listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        port = 0
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
        try Self.bindAndListen(listener, &address, 128)
        serve(script)
    }

    private func serve(_ script: @escaping Script) {
        let (listener, record) = (listener, record)
        Thread.detachNewThread {
            while true {
                let descriptor = accept(listener, nil, nil)
                if descriptor < 0 && errno == EINTR { continue }
                guard descriptor >= 0 else { return }
                let connection = ScriptedConnection(descriptor: descriptor, record: record)
                Thread.detachNewThread {
                    script(connection)
                    connection.close()
                }
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// Answers each request of each connection with the same bytes.
    static func answering(_ answer: String) throws -> ScriptedReceiver {
        try ScriptedReceiver { connection in
            while connection.readRequest() != nil { connection.send(answer) }
        }
    }

    /// A port of this machine on which nobody listens.
    static func closedPort() throws -> UInt16 {
        let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(probe) }
        return try listenVersion4(probe, backlog: nil)
    }

    func url(_ host: String = "127.0.0.1", path: String = "/hook") -> String { "http://\(host):\(port)\(path)" }

    private static func listenVersion4(_ descriptor: Int32, backlog: Int32? = 128) throws -> UInt16 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        try bindAndListen(descriptor, &address, backlog)
        return UInt16(bigEndian: address.sin_port)
    }

    private static func listenVersion6(_ descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        try bindAndListen(descriptor, &address, 128)
        return UInt16(bigEndian: address.sin6_port)
    }

    private static func bindAndListen<Address>(_ descriptor: Int32, _ address: inout Address, _ backlog: Int32?) throws
    {
        var length = socklen_t(MemoryLayout<Address>.size)
        let isDone = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, length) == 0 && getsockname(descriptor, generic, &length) == 0
            }
        }
        guard isDone, backlog.map({ listen(descriptor, $0) == 0 }) ?? true else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }
}
