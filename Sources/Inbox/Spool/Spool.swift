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

    init(path: String, nextNumber: @escaping @Sendable () -> Int64) throws(InboxError) {
        directory = try Directory(path: path)
        self.nextNumber = nextNumber
    }

    /// What became of a claim.
    enum ClaimResult {
        case claimed(SpoolEntry)
        /// Somebody else moved or removed the file.
        case gone
        /// Something else had its name by then; it has been put back.
        case replaced
    }

    /// Moves the file of a name out of an inbox; what is moved must be the file that is open.
    ///
    /// Its marker is removed before: a marker left behind by a crash would vouch for the next file of that name.
    func claim(
        _ name: String,
        _ file: OpenFile,
        from inbox: Directory,
        of partner: PartnerName,
        marker: String?
    ) throws(InboxError) -> ClaimResult {
        let number = nextNumber()
        let entryName = SpoolEntry.directoryName(number, partner)
        try directory.makeDirectory(entryName)
        let entry = SpoolEntry(
            number: number,
            partner: partner,
            name: name,
            directory: try Directory(entryName, in: directory)
        )
        if let marker { try inbox.remove(marker) }
        Failpoint.hit("inbox.beforeClaim")
        do {
            guard try inbox.renameWithoutReplacing(name, to: entry.directory, as: name) == .done else {
                try directory.removeDirectory(entryName)
                return .gone
            }
        } catch {
            try directory.removeDirectory(entryName)
            throw error
        }
        Failpoint.hit("inbox.afterClaim")
        guard try entry.directory.details(of: name)?.key == file.details.key else {
            try putBack(entry, into: inbox)
            return .replaced
        }
        return .claimed(entry)
    }

    /// Moves a file back into its inbox; under another name when a new file has its own.
    func putBack(_ entry: SpoolEntry, into inbox: Directory) throws(InboxError) {
        if try entry.directory.renameWithoutReplacing(entry.name, to: inbox, as: entry.name) == .nameTaken {
            let other = "\(entry.number)-\(FileName.safe(entry.name, maximumBytes: 200))"
            _ = try entry.directory.renameWithoutReplacing(entry.name, to: inbox, as: other)
        }
        try remove(entry)
    }

    /// Removes everything of an entry.
    func remove(_ entry: SpoolEntry) throws(InboxError) {
        try entry.directory.remove(entry.name)
        try removeRest(of: entry.directory, named: entry.directoryName)
    }

    private func removeRest(of entry: Directory, named name: String) throws(InboxError) {
        try entry.remove(SpoolEntry.copyName)
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
            guard let name = item.name, let (number, partner) = SpoolEntry.parse(directoryName: name),
                try directory.details(of: name)?.kind == .directory
            else {
                if !isProbe(item) { strangers.append(item.shownName) }
                continue
            }
            let entry = try Directory(name, in: directory)
            if let original = try original(in: entry) {
                entries.append(SpoolEntry(number: number, partner: partner, name: original, directory: entry))
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
