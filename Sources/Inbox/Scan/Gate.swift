// Gate: whether new files may be taken at all.
//
// GUARANTEES   While the disk has less than its floor, the database has no reserve, or whoever works files off has
//              enough to do, nothing is claimed; what lies in the inboxes stays there. When the reason is gone, the
//              gate opens by itself.

internal import Domain
internal import Glibc
internal import Storage

/// Decides before each claim, from a look that is at most a fifth of a second old.
struct Gate {
    private static let freshness = Duration.milliseconds(200)

    let settings: InboxSettings
    let database: Database
    let mayAccept: @Sendable () async -> Bool
    let board: StatusBoard
    let pauses: Pauses

    private var lookedAt: Duration?
    private var isOpen = false

    init(
        settings: InboxSettings,
        database: Database,
        mayAccept: @escaping @Sendable () async -> Bool,
        board: StatusBoard,
        pauses: Pauses
    ) {
        self.settings = settings
        self.database = database
        self.mayAccept = mayAccept
        self.board = board
        self.pauses = pauses
    }

    /// Whether a file may be claimed now.
    mutating func allows(now: Duration) async -> Bool {
        if let lookedAt, now - lookedAt < Self.freshness, now >= lookedAt, isOpen, !pauses.isPaused(now: now) {
            return true
        }
        lookedAt = now
        let reason = await reasonToWait(now: now)
        isOpen = reason == nil
        board.change { $0.closedBecause = reason }
        return isOpen
    }

    private func reasonToWait(now: Duration) async -> String? {
        if let shortage = shortage() {
            board.raise(.space, shortage)
            return shortage
        }
        board.lower(.space)
        if pauses.isPaused(now: now) { return "a file could not be finished a moment ago" }
        return await mayAccept() ? nil : "enough work is waiting"
    }

    private func shortage() -> String? {
        if !database.hasReserve {
            database.restoreReserve()
            guard database.hasReserve else { return "the database has given up its reserve against a full disk" }
        }
        var space = statvfs()
        guard statvfs(settings.layout.spool, &space) == 0 else {
            return InboxError.last("examine", settings.layout.spool).description
        }
        let free = Int(space.f_bavail) &* Int(space.f_frsize)
        if free < settings.minimumFreeBytes { return "the file system of the spool has too little space left" }
        // File systems that make inodes as they need them say that they have none.
        let countsInodes = space.f_files > 0
        if countsInodes, Int(space.f_favail) < settings.minimumFreeInodes {
            return "the file system of the spool has too few inodes left"
        }
        return nil
    }
}
