// ThreadExecutor: runs Swift tasks on threads of our own, so that their blocking file calls block nobody else.
//
// GUARANTEES   Jobs run in the order they came, each on one of the threads. A task that awaits gives its thread to
//              the next job.
// DOES NOT     Grow: with every thread blocked, jobs wait.

internal import DequeModule
internal import Synchronization

/// A task executor backed by its own threads.
public final class ThreadExecutor: TaskExecutor {
    private struct State {
        var jobs: Deque<UnownedJob> = []
        var isStopped = false
    }

    private let state = Mutex(State())
    private let signal = Signal()
    private let threads: Int

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - name: what ps shows, at most 15 bytes.
    ///   - threads: how many jobs may block at once.
    /// - Throws: `WorkerThreadError` when the system gives no thread.
    public init(name: String, threads: Int) throws {
        self.threads = threads
        for _ in 0..<threads {
            try WorkerThread.start(name: name) { [self] in runJobs() }
        }
    }

    /// Accepts a job of the Swift runtime.
    ///
    /// - Parameter job: the job to run.
    public func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        state.withLock { $0.jobs.append(unowned) }
        signal.raise()
    }

    /// Lets the threads end once the jobs they have are done; call it when no task uses the executor any more.
    public func stop() {
        state.withLock { $0.isStopped = true }
        for _ in 0..<threads { signal.raise() }
    }

    private func runJobs() {
        while true {
            signal.wait()
            let (job, isStopped) = state.withLock { ($0.jobs.popFirst(), $0.isStopped) }
            if let job {
                job.runSynchronously(on: asUnownedTaskExecutor())
            } else if isStopped {
                return
            }
        }
    }
}
