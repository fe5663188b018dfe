// ArchivePruner: removes accepted files when their time is over.
//
// GUARANTEES   Removes nothing but files in directories of the archive that are named by a day that lies further back
//              than the retention, and those directories themselves. A slice is short.
// DOES NOT     Touch the quarantine or the receipts.

internal import Domain

/// Prunes archives by the day.
struct ArchivePruner: Sendable {
    static let sliceLength = 500

    let retentionDays: Int

    /// Removes up to 500 files.
    ///
    /// - Returns: whether there is more to remove.
    func pruneSlice(of archive: Directory, today: CalendarDate) throws(InboxError) -> Bool {
        guard let day = try firstExpiredDay(in: archive, today: today) else { return false }
        let directory = try Directory(day, in: archive)
        let reader = try DirectoryReader(directory)
        var removed = 0
        while removed < Self.sliceLength, let entry = try reader.next() {
            // All names in it are ours, and so valid; anything else keeps the directory from being removed.
            guard let name = entry.name else { continue }
            try directory.remove(name)
            removed += 1
        }
        if removed < Self.sliceLength { try archive.removeDirectory(day) }
        return true
    }

    private func firstExpiredDay(in archive: Directory, today: CalendarDate) throws(InboxError) -> String? {
        let reader = try DirectoryReader(archive)
        while let entry = try reader.next() {
            guard let name = entry.name, let day = CalendarDate(name), day.description == name,
                today.daysSinceEpoch - day.daysSinceEpoch > Int64(retentionDays)
            else { continue }
            return name
        }
        return nil
    }
}
