// InboxDirectories: the directories of the inbox, made with the right modes where they are missing.
//
// GUARANTEES   What is the daemon's own can be entered by nobody else. Files can be renamed from each inbox into the
//              spool, and from there into archive and quarantine: tried with a real file, because the same file
//              system is not enough when a directory is mounted by itself.
// DOES NOT     Change the mode of a partner's directory that exists, nor any owner: that is the administrator's choice.

internal import Domain
internal import Glibc
internal import Synchronization

/// One partner's directories, open.
struct PartnerDirectories: Sendable {
    let inbox: Directory
    let receipts: Directory
    let outbox: Directory
    let archive: Directory
    let quarantine: Directory
}

/// The directories of all partners.
final class InboxDirectories: Sendable {
    static let probeName = ".holdfast-probe"

    private enum Mode {
        static let own: mode_t = 0o700
        /// Others may pass through to their own directory, and see nobody else's.
        static let passage: mode_t = 0o711
        /// The partner's group writes; sticky keeps it from moving what is not its own; set-group-id hands the group on.
        static let inbox: mode_t = 0o3770
        /// The partner's group reads.
        static let receipts: mode_t = 0o2750
        /// The partner's group reads and removes what it has read; not sticky, because the files are the daemon's.
        static let outbox: mode_t = 0o2770
    }

    let layout: InboxLayout
    private let opened = Mutex<[PartnerName: PartnerDirectories]>([:])

    init(layout: InboxLayout) { self.layout = layout }

    /// Makes and checks what all partners share.
    func prepareShared() throws(InboxError) {
        try Self.make(layout.inbox, Mode.passage)
        try Self.make(layout.receipts, Mode.passage)
        try Self.make(layout.outbox, Mode.passage)
        for path in [layout.spool, layout.archive, layout.quarantine] {
            try Self.make(path, Mode.own)
            try Self.checkIsOwn(path)
        }
        let spool = try Directory(path: layout.spool)
        for path in [layout.archive, layout.quarantine] { try Self.tryRenaming(from: spool, to: Directory(path: path)) }
    }

    /// Makes, checks and opens a partner's directories; those opened before are closed when nobody uses them.
    @discardableResult
    func open(_ partner: PartnerName) throws(InboxError) -> PartnerDirectories {
        try Self.make(layout.inbox(of: partner), Mode.inbox)
        try Self.make(layout.receipts(of: partner), Mode.receipts)
        try Self.make(layout.outbox(of: partner), Mode.outbox)
        try Self.make(layout.archive(of: partner), Mode.own)
        try Self.make(layout.quarantine(of: partner), Mode.own)
        let directories = PartnerDirectories(
            inbox: try Directory(path: layout.inbox(of: partner)),
            receipts: try Directory(path: layout.receipts(of: partner)),
            outbox: try Directory(path: layout.outbox(of: partner)),
            archive: try Directory(path: layout.archive(of: partner)),
            quarantine: try Directory(path: layout.quarantine(of: partner))
        )
        opened.withLock { $0[partner] = directories }
        return directories
    }

    /// Tries whether files of a partner can be claimed.
    func tryClaiming(from partner: PartnerName) throws(InboxError) {
        try Self.tryRenaming(from: Directory(path: layout.spool), to: Directory(path: layout.inbox(of: partner)))
    }

    /// A partner's directories as they were opened last.
    func of(_ partner: PartnerName) throws(InboxError) -> PartnerDirectories {
        if let directories = opened.withLock({ $0[partner] }) { return directories }
        return try open(partner)
    }

    func keepOnly(_ partners: Set<PartnerName>) {
        opened.withLock { $0 = $0.filter { partners.contains($0.key) } }
    }

    private static func make(_ path: String, _ mode: mode_t) throws(InboxError) {
        if mkdir(path, mode & 0o777) == 0 {
            // mkdir leaves out what the process's mask forbids, and the set-group-id and sticky bits.
            if chmod(path, mode) == 0 { return }
            // A hardened service may not hand a group on (RestrictSUIDSGID); the group is then the operator's to set.
            guard errno == EPERM, chmod(path, mode & ~S_ISGID) == 0 else { throw .last("set the mode of", path) }
            return
        }
        guard errno == ENOENT else {
            guard errno == EEXIST else { throw .last("create the directory", path) }
            return
        }
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .last("create the directory", path)
        }
        try make(String(path[..<slash]), 0o755)
        try make(path, mode)
    }

    private static func checkIsOwn(_ path: String) throws(InboxError) {
        var information = stat()
        guard lstat(path, &information) == 0 else { throw .last("examine", path) }
        guard information.st_mode & S_IFMT == S_IFDIR else {
            throw .unsafeDirectory(path: path, reason: "it is not a directory")
        }
        guard information.st_uid == geteuid() else {
            throw .unsafeDirectory(path: path, reason: "it belongs to user \(information.st_uid)")
        }
        guard information.st_mode & 0o077 == 0 else {
            throw .unsafeDirectory(path: path, reason: "others have rights to it; set its mode to 0700")
        }
    }

    private static func tryRenaming(from: Directory, to: Directory) throws(InboxError) {
        _ = try from.makeFile(probeName)
        let result: Directory.Renaming
        do {
            result = try from.renameWithoutReplacing(probeName, to: to, as: probeName)
        } catch {
            try from.remove(probeName)
            guard case .differentFileSystems = error else { throw error }
            throw .differentFileSystems(from: to.path, to: from.path)
        }
        // A partner who has put something under that name does not keep the daemon from starting: the kernel compares
        // the mounts first, so the answer is the same.
        try (result == .done ? to : from).remove(probeName)
    }
}
