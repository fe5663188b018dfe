// Scanner: finds files in the inboxes and hands them to the workers.
//
// GUARANTEES   The scan of the directories is the truth; notices of the system only make it sooner. A pass reads every
//              inbox to its end, a slice of each in turn, so that a partner with a million files delays another's one
//              file by a few claims. While too much is in hand it waits; it never holds more of a directory than one
//              slice.
// DOES NOT     Let one partner's broken directory stop the others: that partner is skipped until the next pass.

internal import Domain
internal import Storage

/// The one task that looks into the inboxes.
final class Scanner {
    static let sliceLength = 256
    static let claimsPerTurn = 16
    static let longestRest = Duration.seconds(30)
    static let hintsPerTurn = 64
    static let pruneInterval = Duration.seconds(3_600)

    let parts: InboxParts
    var gate: Gate
    var partners: [PartnerName] = []
    /// Inboxes of which the present pass has not reached the end, the next one first.
    var passes: [PartnerPass] = []
    var passNumber = 0
    var passBegan = Duration.zero
    var isPassWhole = true
    var nextPass = Duration.zero
    /// When the first file that is waiting will be ready.
    var nextReady: Duration?
    var nextPruning = Duration.zero
    private var couldClaim = true
    var toPrune: [PartnerName] = []

    init(_ parts: InboxParts) {
        self.parts = parts
        gate = Gate(
            settings: parts.settings,
            database: parts.database,
            mayAccept: parts.mayAccept,
            board: parts.board,
            pauses: parts.pauses
        )
    }

    /// Scans until the inbox is stopped; files in hand are finished by the group's tasks.
    func run(in group: inout DiscardingTaskGroup) async {
        takeUpSpool()
        while !parts.control.isStopped {
            applyControl()
            await workOffSuspects()
            await startDueWork(&group)
            let mayClaim = await gate.allows(now: parts.elapsed()) && parts.pending.count < PendingWork.limit
            // When the gate opens again, what waits is taken at once.
            if mayClaim && !couldClaim { nextPass = .zero }
            couldClaim = mayClaim
            if mayClaim { await followHints(&group) }
            if passes.isEmpty, parts.elapsed() >= nextPass { beginPass() }
            if !passes.isEmpty {
                await takeTurn(mayClaim: mayClaim, &group)
            } else if !pruneSlice() {
                await rest(mayClaim: mayClaim)
            }
        }
    }

    var partnerSet: Set<PartnerName> { Set(partners) }

    /// Takes over a new list of partners, and requests for a scan.
    private func applyControl() {
        if parts.control.takeScanRequest() { nextPass = .zero }
        let configured = parts.control.partners
        guard configured != partners else { return }
        partners = configured
        passes = []
        nextPass = .zero
        parts.board.setPartners(partners)
        parts.directories.keepOnly(partnerSet)
        parts.observations.keepOnly(partnerSet)
        parts.watcher?.keepOnly(partnerSet)
    }
}

// MARK: - The spool

extension Scanner {
    /// Takes up what the last process left behind.
    func takeUpSpool() {
        do {
            let (entries, strangers) = try parts.spool.sweep()
            let now = parts.elapsed()
            parts.pending.add(
                try entries.map { entry in
                    let bytes = try entry.directory.details(of: entry.name)?.stamp.size ?? 0
                    var work = SpoolWork(entry: entry, bytes: bytes, since: now)
                    work.isSuspect = try entry.attempts > 0
                    return work
                }
            )
            if !strangers.isEmpty {
                parts.board.raise(.spool, "not of the daemon's making: \(strangers.prefix(10).joined(separator: ", "))")
            }
        } catch {
            // What was in hand stays where it is; without it nothing new is taken either.
            parts.control.stop(because: error)
        }
    }

    /// Works off one after the other what was being parsed when the last process died; only then is more taken.
    func workOffSuspects() async {
        while !parts.control.isStopped, let suspect = parts.pending.takeSuspect(of: partnerSet) {
            await parts.capacity.acquire(bytes: suspect.bytes)
            await parts.worker.work(suspect)
        }
    }

    func startDueWork(_ group: inout DiscardingTaskGroup) async {
        for work in parts.pending.takeDue(of: partnerSet, now: parts.elapsed()) { await start(work, &group) }
    }

    func start(_ work: SpoolWork, _ group: inout DiscardingTaskGroup) async {
        await parts.capacity.acquire(bytes: work.bytes)
        let worker = parts.worker
        group.addTask { await worker.work(work) }
    }
}
