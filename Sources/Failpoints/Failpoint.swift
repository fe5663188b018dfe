// Failpoint: a named step at which a test build can be made to die as if the power had gone.
//
// GUARANTEES   In a release build `hit` is empty and the environment is never read.
//              In a debug build the process is killed by SIGKILL at the n-th hit of the chosen step: no handler
//              runs, no buffer is flushed, exactly as after `kill -9`.
// DOES NOT     Return errors or delay. A test that needs a failing call uses the real failing thing (a full disk,
//              a closed socket).

#if FAILPOINTS
import Glibc
import Synchronization
#endif

/// A step of the way at which `kill -9` is rehearsed.
public enum Failpoint {
    /// Dies here if the environment says `HOLDFAST_FAILPOINT=name` or `HOLDFAST_FAILPOINT=name:n` (the n-th hit).
    ///
    /// - Parameter name: the step, written `module.step`, for example `storage.beforeCommit`.
    @inlinable
    public static func hit(_ name: StaticString) {
        #if FAILPOINTS
        FailpointState.shared.hit(name)
        #endif
    }
}

#if FAILPOINTS
/// The one armed failpoint of this process, read from the environment once.
@usableFromInline
struct FailpointState: ~Copyable, Sendable {
    @usableFromInline static let shared = FailpointState()

    private let armed: String?
    private let remaining: Mutex<Int>

    private init() {
        let parts = getenv("HOLDFAST_FAILPOINT").map { String(cString: $0).split(separator: ":") } ?? []
        armed = parts.first.map(String.init)
        remaining = Mutex(parts.count > 1 ? Int(parts[1]) ?? 1 : 1)
    }

    @usableFromInline
    func hit(_ name: StaticString) {
        guard let armed, armed == name.description else { return }
        let isLast = remaining.withLock { left in
            left -= 1
            return left == 0
        }
        guard isLast else { return }
        kill(getpid(), SIGKILL)
        // SIGKILL is delivered before another instruction of user code matters; wait for it.
        while true { pause() }
    }
}
#endif
