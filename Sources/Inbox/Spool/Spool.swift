// Spool: where files in hand lie until they are finished.
//
// GUARANTEES   A file is claimed by one rename: it is in the inbox or in the spool, never in both, never in neither.
//              Nothing is taken whose inode differs from the one that was examined.
// DOES NOT     Sync: the claim becomes durable together with the copy, before anything is promised to anybody. A power
//              cut before that leaves the file in the one place or the other.

internal import Domain
internal import Failpoints

/// The daemon's own directory of files in hand.
final class Spool: Sendable {
    let directory: Directory
    private let nextNumber: @Sendable () -> Int64

    private let hints: HintQueue

    init(path: String, hints: HintQueue, nextNumber: @escaping @Sendable () -> Int64) throws(InboxError) {
        self.hints = hints
        directory = try Directory(path: path)
        self.nextNumber = nextNumber
    }

    /// What became of a claim.
    enum ClaimResult {
        /// Claimed; without the open file when it could not be made sure that it is the one that was moved.
        case claimed(SpoolEntry, OpenFile?)
        /// Somebody else moved or removed the file.
        case gone
        /// Something else had its name by then; it has been put back.
        case replaced
    }

    /// Moves a file out of an inbox; what is moved must be the file that is open.
    ///
    /// Its marker is removed before: a marker left behind by a crash would vouch for the next file of that name.
    func claim(
        _ candidate: Candidate,
        _ file: OpenFile,
        from inbox: Directory,
        of partner: PartnerName
    ) throws(InboxError) -> ClaimResult {
        let name = candidate.name
        let entry = try makeEntry(for: name, of: partner, isDeclaredFinished: candidate.isDeclaredFinished)
        if let marker = candidate.marker { try inbox.remove(marker) }
        Failpoint.hit("inbox.beforeClaim")
        do {
            guard try inbox.renameWithoutReplacing(name, to: entry.directory, as: name) == .done else {
                try directory.removeDirectory(entry.directoryName)
                return .gone
            }
        } catch {
            try directory.removeDirectory(entry.directoryName)
            throw error
        }
        Failpoint.hit("inbox.afterClaim")
        do {
            if try entry.directory.details(of: name)?.key == file.details.key { return .claimed(entry, file) }
            try putBack(entry, into: inbox)
            return .replaced
        } catch {
            // It is here now, whatever it is; whoever works it off looks at it again and tells of the failure.
            return .claimed(entry, nil)
        }
    }

    private func makeEntry(
        for name: String,
        of partner: PartnerName,
        isDeclaredFinished: Bool
    ) throws(InboxError) -> SpoolEntry {
        while true {
            let identity = SpoolEntry.Identity(
                number: nextNumber(),
                partner: partner,
                isDeclaredFinished: isDeclaredFinished
            )
            // A clock that was set back can give a number of an entry from before; the next one is larger.
            guard try directory.makeDirectory(identity.directoryName) else { continue }
            let entry = try Directory(identity.directoryName, in: directory)
            return SpoolEntry(identity: identity, name: name, directory: entry)
        }
    }

    /// Moves a file back into its inbox; under another name when a new file has its own.
    func putBack(_ entry: SpoolEntry, into inbox: Directory) throws(InboxError) {
        var (name, attempt) = (entry.name, 0)
        hints.expectOwnRename(of: name, for: entry.partner)
        while try entry.directory.renameWithoutReplacing(entry.name, to: inbox, as: name) == .nameTaken {
            hints.forgetOwnRename(of: name, for: entry.partner)
            attempt += 1
            name = "\(entry.number)-\(attempt)-\(FileName.safe(entry.name, maximumBytes: 200))"
            hints.expectOwnRename(of: name, for: entry.partner)
        }
        try removeRest(of: entry.directory, named: entry.directoryName)
    }

    /// Removes everything of an entry.
    func remove(_ entry: SpoolEntry) throws(InboxError) {
        try entry.directory.remove(entry.name)
        try removeRest(of: entry.directory, named: entry.directoryName)
    }

    private func removeRest(of entry: Directory, named name: String) throws(InboxError) {
        try entry.remove(SpoolEntry.copyName)
        try entry.remove(SpoolEntry.redactedName)
        try entry.remove(SpoolEntry.attemptsName)
        try directory.removeDirectory(name)
    }

    /// Reads what the last process left behind; removes what holds no file.
    ///
    /// - Returns: the files in hand, oldest first, and what is not of our making.
    func sweep() throws(InboxError) -> (entries: [SpoolEntry], strangers: [String]) {
        var (entries, strangers): ([SpoolEntry], [String]) = ([], [])
        let reader = try DirectoryReader(directory)
        while let item = try reader.next() {
            guard let name = item.name, let identity = SpoolEntry.Identity(directoryName: name),
                try directory.details(of: name)?.kind == .directory
            else {
                if !isProbe(item) { strangers.append(item.shownName) }
                continue
            }
            let entry = try Directory(name, in: directory)
            if let original = try original(in: entry) {
                entries.append(SpoolEntry(identity: identity, name: original, directory: entry))
            } else {
                try removeRest(of: entry, named: name)
            }
        }
        return (entries.sorted { $0.number < $1.number }, strangers)
    }

    private func original(in entry: Directory) throws(InboxError) -> String? {
        let reader = try DirectoryReader(entry)
        while let item = try reader.next() {
            if let name = item.name, !name.hasPrefix(".") { return name }
        }
        return nil
    }

    /// The file of a start-up check that was cut short.
    private func isProbe(_ item: DirectoryEntry) -> Bool { item.name == InboxDirectories.probeName }
}
