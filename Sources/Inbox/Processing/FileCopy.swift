// FileCopy: the daemon's own copy of a partner's file, made once and hashed on the way.
//
// GUARANTEES   The hash is of the bytes in the copy. A file that changes while it is read gives no copy.
// WHY          Whoever had the file open before the claim can still write to it; nobody can write to the copy.

internal import Crypto
internal import Glibc

/// A copy and what it hashes to.
struct FileCopy: Sendable {
    let file: OpenFile
    let bytes: Int
    let sha256: [UInt8]
    /// How the file looked from which it was made; nil when an earlier process made it.
    let original: FileStamp?

    private static let largestChunk = 256 << 10

    /// Copies a claimed file into its entry.
    ///
    /// - Returns: the copy; nil when the file changed meanwhile.
    static func make(of original: OpenFile, in entry: SpoolEntry) throws(InboxError) -> FileCopy? {
        let before = try original.details.stamp
        let file = try entry.directory.makeFile(SpoolEntry.copyName)
        var hash = SHA256()
        let count = try readAll(original, atMost: before.size) { (chunk) throws(InboxError) in
            hash.update(bufferPointer: chunk)
            try file.write(chunk)
        }
        guard count == before.size, try original.details.stamp == before else { return nil }
        return FileCopy(file: file, bytes: count, sha256: Array(hash.finalize()), original: before)
    }

    /// Opens and hashes the copy that an earlier process made; nil when there is none.
    static func reopen(in entry: SpoolEntry) throws(InboxError) -> FileCopy? {
        guard let file = try entry.directory.openFile(SpoolEntry.copyName) else { return nil }
        var hash = SHA256()
        let count = try readAll(file, atMost: .max - 1) { (chunk) throws(InboxError) in
            hash.update(bufferPointer: chunk)
        }
        return FileCopy(file: file, bytes: count, sha256: Array(hash.finalize()), original: nil)
    }

    /// What a file hashes to as it is now.
    static func hash(of file: OpenFile) throws(InboxError) -> [UInt8] {
        var hash = SHA256()
        _ = try readAll(file, atMost: .max - 1) { (chunk) throws(InboxError) in hash.update(bufferPointer: chunk) }
        return Array(hash.finalize())
    }

    /// Reads a file from where it stands; stops one byte beyond the limit, which tells that there is more.
    private static func readAll(
        _ file: OpenFile,
        atMost limit: Int,
        _ body: (UnsafeRawBufferPointer) throws(InboxError) -> Void
    ) throws(InboxError) -> Int {
        let size = min(largestChunk, limit + 1)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
        defer { buffer.deallocate() }
        guard lseek(file.descriptor, 0, SEEK_SET) == 0 else { throw .last("read", file.path) }
        var total = 0
        while total <= limit {
            let wanted = min(size, limit + 1 - total)
            let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
            guard count > 0 else { break }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            total += count
        }
        return total
    }
}
