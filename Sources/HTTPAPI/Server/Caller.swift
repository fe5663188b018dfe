// Caller: who is at the other end of a connection, by the kernel's word.
//
// GUARANTEES   The name comes from the socket's peer credentials (SO_PEERCRED, unix(7)), taken by the kernel when the
//              connection was made. What a request says of itself is never asked.
// DOES NOT     Decide who may connect: that is the mode of the socket file.

internal import Glibc
internal import NIOCore

/// Finds out who makes a request.
struct Caller: Sendable {
    /// The layout of `struct ucred`.
    private struct Credentials: Sendable {
        var process: Int32 = 0
        var user: UInt32 = 0
        var group: UInt32 = 0
    }

    let userNames: UserNames

    /// The actor that changes are recorded under, for example `operator:anna`.
    func actor(on channel: any Channel) async throws -> String { "operator:\(try await name(on: channel))" }

    /// The user at the other end.
    func name(on channel: any Channel) async throws -> String {
        guard let socket = channel as? any SocketOptionProvider else { return "unknown" }
        let credentials: Credentials = try await socket.unsafeGetSocketOption(
            level: .socket,
            name: .init(rawValue: SO_PEERCRED)
        ).get()
        return await userNames.name(of: credentials.user)
    }
}
