// UserNames: what the system calls its users.
//
// GUARANTEES   Asks on a thread of its own: the answer may come over the network (nsswitch.conf), and then takes time.
//              A user is asked for once in the life of the process.

internal import Glibc
internal import Synchronization
internal import Threads

/// The names of users.
final class UserNames: Sendable {
    private let known = Mutex<[UInt32: String]>([:])

    /// A user's name, or the number where there is no name.
    func name(of user: UInt32) async -> String {
        if let name = known.withLock({ $0[user] }) { return name }
        // Without a thread to ask on, the number is as good an answer as for a user without a name; it is not kept.
        guard let found = try? await WorkerThread.result(name: "user-name", { Self.lookUp(user) }) else {
            return String(user)
        }
        return known.withLock { known in
            known[user] = found
            return found
        }
    }

    private static func lookUp(_ user: UInt32) -> String {
        var entry = passwd()
        var buffer = [CChar](repeating: 0, count: 16_384)
        var result: UnsafeMutablePointer<passwd>?
        guard getpwuid_r(user, &entry, &buffer, buffer.count, &result) == 0, let result,
            let name = result.pointee.pw_name
        else { return String(user) }
        return String(cString: name)
    }
}
