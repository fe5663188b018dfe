// TransportInbox: what other threads want of the loop.
//
// GUARANTEES   Every request put in is answered: by the loop, or here once the loop takes no more.
//              The loop is woken once for a burst.

internal import CLinux
internal import Glibc
internal import Synchronization
internal import Webhooks

/// The way from any task to the loop's thread.
final class TransportInbox: Sendable {
    /// What the loop finds.
    struct Work {
        var posts: [PendingPost] = []
        /// New settings, if there are any.
        var settings: CurlTransportSettings?
        /// When exchanges that still run are given up, in microseconds of `MonotonicTime`; nil while the transport is open.
        var closesAt: Int64?
    }

    private struct State {
        var work = Work()
        var isSignalled = false
        var isFinished = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    /// Readable when there is work: an eventfd for the loop's epoll set.
    let wakeUp: Int32

    init() throws(CurlTransportError) {
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUp >= 0 else { throw .lastSystemError("eventfd") }
    }

    deinit { Glibc.close(wakeUp) }

    func submit(_ post: PendingPost) {
        let isTaken = state.withLock { state in
            guard !state.isFinished, state.work.closesAt == nil else { return false }
            state.work.posts.append(post)
            signal(&state)
            return true
        }
        if !isTaken { post.fail(.ours("the transport is closing")) }
    }

    func change(_ settings: CurlTransportSettings) {
        state.withLock { state in
            state.work.settings = settings
            signal(&state)
        }
    }

    /// Lets the loop end; an earlier moment than one already set counts.
    func close(at moment: Int64) {
        state.withLock { state in
            state.work.closesAt = min(moment, state.work.closesAt ?? .max)
            signal(&state)
        }
    }

    /// Waits until the loop has ended.
    func waitUntilFinished() async {
        await withCheckedContinuation { continuation in
            let isFinished = state.withLock { state in
                if !state.isFinished { state.closers.append(continuation) }
                return state.isFinished
            }
            if isFinished { continuation.resume() }
        }
    }

    /// Hands everything to the loop.
    func take() -> Work {
        state.withLock { state in
            state.isSignalled = false
            let work = state.work
            state.work = Work(closesAt: work.closesAt)
            return work
        }
    }

    /// Says that the loop has ended, and answers what it has not taken.
    func finish() {
        let (posts, closers) = state.withLock { state in
            state.isFinished = true
            defer {
                state.work.posts = []
                state.closers = []
            }
            return (state.work.posts, state.closers)
        }
        for post in posts { post.fail(.ours("the transport is closing")) }
        for closer in closers { closer.resume() }
    }

    private func signal(_ state: inout State) {
        if !state.isSignalled { eventfd_write(wakeUp, 1) }
        state.isSignalled = true
    }
}
