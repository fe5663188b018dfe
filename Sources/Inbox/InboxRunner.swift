// InboxRunner: takes partners' files out of their inboxes and answers them.
//
// GUARANTEES   A file is read only when it is finished, and only if it is a plain file; it is claimed by one rename,
//              parsed from a copy of the daemon's own, and taken in by one transaction. Its receipt appears in the
//              partner's directory, and the copy in the archive or the quarantine, after the transaction is on disk.
//              Whenever the process dies, the next one finishes what was in hand: every accepted file gets exactly one
//              receipt, and the same bytes get the same receipt however often they come.
//              A failure of our own (full disk, missing rights) leaves the file, raises an alert and is tried again.
// DOES NOT     Understand files: that is the parser's part. It does not decide about orders: that is the receiver's.

public import Domain
public import Logging
public import Storage
internal import Synchronization
internal import Threads

/// Works the inboxes off.
public final class InboxRunner: Sendable {
    private let settings: InboxSettings
    private let database: Database
    private let parser: any FileParser
    private let receiver: any FileReceiver
    private let nextNumber: @Sendable () -> Int64
    private let time: any TimeSource
    private let elapsed: @Sendable () -> Duration
    private let mayAccept: @Sendable () async -> Bool
    private let logger: Logger

    private let directories: InboxDirectories
    private let board: StatusBoard
    private let wakeUp = WakeUp()
    private let control: InboxControl
    private let capacity: Capacity
    private let pending = PendingWork()

    /// Makes an inbox; it does nothing before `run`.
    ///
    /// - Parameters:
    ///   - settings: where files lie, and how patient to be.
    ///   - partners: whose inboxes to work off.
    ///   - database: where files are taken in.
    ///   - parser: understands files.
    ///   - receiver: takes them in.
    ///   - nextNumber: mints a positive number larger than every one before, also across restarts.
    ///   - time: the clock, for names of days and reports.
    ///   - elapsed: a clock that never jumps, for waiting; nil for the system's own.
    ///   - logger: where refusals and alerts are told.
    ///   - mayAccept: whether whoever works the orders off can take more; asked at most five times a second.
    public init(
        settings: InboxSettings,
        partners: [PartnerName],
        database: Database,
        parser: any FileParser,
        receiver: any FileReceiver,
        nextNumber: @escaping @Sendable () -> Int64,
        time: any TimeSource,
        elapsed: (@Sendable () -> Duration)? = nil,
        logger: Logger,
        mayAccept: @escaping @Sendable () async -> Bool = { true }
    ) {
        let start = ContinuousClock.now
        self.settings = settings
        self.database = database
        self.parser = parser
        self.receiver = receiver
        self.nextNumber = nextNumber
        self.time = time
        self.elapsed = elapsed ?? { ContinuousClock.now - start }
        self.logger = logger
        self.mayAccept = mayAccept
        directories = InboxDirectories(layout: settings.layout)
        board = StatusBoard(logger: logger)
        board.setPartners(partners)
        control = InboxControl(partners: partners, retentionDays: settings.retentionDays, wakeUp: wakeUp)
        capacity = Capacity(files: settings.maximumFilesInFlight, bytes: settings.maximumBytesInFlight)
    }

    /// How the inbox stands.
    public var status: InboxStatus {
        var status = board.current
        (status.filesInFlight, status.bytesInFlight) = capacity.inUse
        status.waitingForRetry = pending.count
        return status
    }

    /// Makes the directories where they are missing and checks that files can be claimed; `run` begins with it too.
    ///
    /// From then on the process ignores SIGIO: asking the system whether somebody writes to a file can cause it.
    ///
    /// - Throws: `InboxError` naming the directory and what to do.
    public func prepare() async throws {
        let (directories, partners) = (directories, control.partners)
        try await WorkerThread.result(name: "inbox-prepare") {
            Linux.ignoreLeaseSignal()
            try directories.prepareShared()
            for partner in partners {
                try directories.open(partner)
                try directories.tryClaiming(from: partner)
            }
        }
    }

    /// Works until `stop`, or until the task is cancelled; returns when the files in hand are finished.
    ///
    /// - Throws: `InboxError` when the directories cannot be used from the start; `StorageError` when the database
    ///   has stopped, and then the process must end.
    public func run() async throws {
        try await prepare()
        let executor = try ThreadExecutor(name: "inbox", threads: max(2, settings.threads))
        defer { executor.stop() }
        let parts = try makeParts()
        defer { parts.watcher?.stop() }
        await withTaskCancellationHandler {
            await withTaskExecutorPreference(executor) {
                await withDiscardingTaskGroup { group in
                    await Scanner(parts).run(in: &group)
                }
            }
        } onCancel: {
            control.stop()
        }
        if let failure = control.failure { throw failure }
    }

    /// Claims nothing more and lets `run` return once the files in hand are finished; what fails stays in the spool.
    public func stop() { control.stop() }

    /// Replaces the partners; files in hand of those that are gone are finished.
    ///
    /// - Parameter partners: whose inboxes to work off from now on.
    public func setPartners(_ partners: [PartnerName]) { control.partners = partners }

    /// Changes how long accepted files are kept; heeded when the archives are next looked through, within an hour.
    ///
    /// - Parameter days: for how many days; nil for ever.
    public func setRetention(days: Int?) { control.retentionDays = days }

    /// Makes the scanner look into all inboxes now.
    public func scanNow() { control.requestScan() }
}

// MARK: - Putting together

extension InboxRunner {
    private func makeParts() throws -> InboxParts {
        let (observations, hints, pauses) = (Observations(), HintQueue(), Pauses())
        let spool = try Spool(path: settings.layout.spool, hints: hints, nextNumber: nextNumber)
        let readiness = Readiness(quietPeriod: settings.quietPeriod, giveUpAge: settings.giveUpAge)
        return InboxParts(
            settings: settings,
            database: database,
            directories: directories,
            spool: spool,
            examiner: Examiner(
                readiness: readiness,
                maximumFileBytes: settings.maximumFileBytes,
                observations: observations
            ),
            claimer: Claimer(spool: spool, observations: observations),
            observations: observations,
            hints: hints,
            watcher: makeWatcher(hints),
            worker: makeWorker(spool, observations, pauses),
            capacity: capacity,
            pending: pending,
            pauses: pauses,
            board: board,
            control: control,
            wakeUp: wakeUp,
            mayAccept: mayAccept,
            time: time,
            elapsed: elapsed,
            logger: logger
        )
    }

    private func makeWatcher(_ hints: HintQueue) -> DirectoryWatcher? {
        let (control, wakeUp) = (control, wakeUp)
        do {
            return try DirectoryWatcher(
                onHint: { partner, hint in hints.add(hint, for: partner) },
                onOverflow: { control.requestScan() },
                onBatch: { wakeUp.raise() }
            )
        } catch {
            // The regular scan finds everything; it only takes longer, and somebody should know.
            board.raise(.notices, "\(error)")
            return nil
        }
    }

    private func makeWorker(_ spool: Spool, _ observations: Observations, _ pauses: Pauses) -> SpoolWorker {
        let control = control
        let processor = FileProcessor(
            crashLimit: settings.crashLimit,
            spool: spool,
            directories: directories,
            observations: observations,
            syncGroup: SyncGroup(),
            database: database,
            parser: parser,
            receiver: receiver,
            time: time,
            elapsed: elapsed
        )
        return SpoolWorker(
            processor: processor,
            capacity: capacity,
            pending: pending,
            pauses: pauses,
            board: board,
            wakeUp: wakeUp,
            elapsed: elapsed,
            stop: { control.stop(because: $0) }
        )
    }
}
