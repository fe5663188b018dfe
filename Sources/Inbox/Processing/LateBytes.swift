// LateBytes: what somebody writes to a file after the daemon has copied it.
//
// GUARANTEES   The partner's file leaves the disk only when it holds no other bytes than the copy and, as far as the
//              system tells, nobody has it open for writing. Otherwise it is moved, as the file it is, into the
//              quarantine, so that whoever still writes goes on writing there and no byte is lost.
// DOES NOT     Know of a writer where the system does not tell of writers and the bytes are still the same: what such a
//              writer adds afterwards goes with the file. That is why such files are waited for longer.

internal import Domain

/// Looks at a partner's file once more before it is removed.
enum LateBytes {
    private static let suffix = "late"

    /// Moves a file that differs from its copy, or is still being written, into the quarantine.
    ///
    /// - Returns: where it lies; nil when it may be removed.
    static func keep(
        _ entry: SpoolEntry,
        _ original: OpenFile?,
        unlike copy: FileCopy,
        receipt id: String,
        in quarantine: Directory
    ) throws -> (path: String, touched: [any Syncable])? {
        guard let original = try original ?? entry.openOriginal(), try isLate(original, copy) else { return nil }
        var (name, attempt) = ("\(id)-\(entry.number)-\(suffix)", 0)
        while try entry.directory.renameWithoutReplacing(entry.name, to: quarantine, as: name) == .nameTaken {
            attempt += 1
            name = "\(id)-\(entry.number)-\(attempt)-\(suffix)"
        }
        return (quarantine.path(of: name), [original, quarantine, entry.directory])
    }

    private static func isLate(_ original: OpenFile, _ copy: FileCopy) throws -> Bool {
        if Linux.writers(of: original.descriptor) == .some { return true }
        let stamp = try original.details.stamp
        if let copied = copy.original, copied.size == stamp.size, copied.modified == stamp.modified { return false }
        // Only its time may have been set, or the copy is another process's, and then the bytes alone tell.
        return try stamp.size != copy.bytes || FileCopy.hash(of: original) != copy.sha256
    }
}
