// Keepsake: the bytes of a file that are kept, in the archive or in the quarantine.
//
// GUARANTEES   They are the copy that was parsed, but for what is secret in it: that is made unreadable first, and leaves
//              with the spool.
// DOES NOT     Have the hash that the receipt names where something was secret: that is the hash of the file as it came.

internal import Domain

/// What is kept of a file.
struct Keepsake {
    /// Its name in the spool's entry.
    let name: String
    /// To be synced before it is given its place.
    let file: any Syncable

    init(of copy: FileCopy, in entry: SpoolEntry, by parser: any FileParser) throws {
        guard let bytes = try copy.file.withBytes(count: copy.bytes, { parser.redacted($0) }) else {
            (name, file) = (SpoolEntry.copyName, copy.file)
            return
        }
        name = SpoolEntry.redactedName
        let redacted = try entry.directory.makeFile(name)
        try redacted.write(bytes)
        file = redacted
    }
}
