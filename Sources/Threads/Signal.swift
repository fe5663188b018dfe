// Signal: lets a thread sleep until another says there is work.
//
// GUARANTEES   No wake-up is lost: `raise` before `wait` makes the next `wait` return at once.
// DOES NOT     Carry data or protect any; that is the job of the Mutex beside it.

internal import Glibc

/// A counting semaphore between threads of this process.
///
/// `@unchecked Sendable`: the one stored property is a constant pointer to a `sem_t`, which POSIX specifies as safe
/// for concurrent `sem_post` and `sem_wait`; it is freed only in `deinit`, when no thread can hold a reference.
public final class Signal: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    /// Makes a signal that nobody has raised yet.
    public init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    /// Lets one `wait` return.
    public func raise() { sem_post(semaphore) }

    /// Blocks the calling thread until somebody raises the signal; never for Swift's cooperative pool.
    public func wait() {
        // EINTR: a signal handler ran on this thread; nobody raised.
        while sem_wait(semaphore) != 0 && errno == EINTR {}
    }
}
