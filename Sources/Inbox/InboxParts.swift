internal import Domain
internal import Logging
internal import Storage

/// Everything the scanner works with, put together once for a run.
struct InboxParts: Sendable {
    let settings: InboxSettings
    let database: Database
    let directories: InboxDirectories
    let spool: Spool
    let examiner: Examiner
    let claimer: Claimer
    let observations: Observations
    let hints: HintQueue
    /// Nil when the system gives none; then only the regular scan finds files.
    let watcher: DirectoryWatcher?
    let worker: SpoolWorker
    let capacity: Capacity
    let pending: PendingWork
    let pauses: Pauses
    let board: StatusBoard
    let control: InboxControl
    let wakeUp: WakeUp
    let mayAccept: @Sendable () async -> Bool
    let time: any TimeSource
    let elapsed: @Sendable () -> Duration
    let logger: Logger
}
