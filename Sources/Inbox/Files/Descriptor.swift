// Descriptor: an open file or directory, closed when nobody uses it any more.

internal import Glibc

/// Something open that can be made durable.
protocol Syncable: AnyObject, Sendable {
    var descriptor: Int32 { get }
    var path: String { get }
}

/// An open file.
final class OpenFile: Syncable {
    let descriptor: Int32
    /// What it was opened as; for messages only.
    let path: String

    /// Takes a descriptor over.
    init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    var details: FileDetails {
        get throws(InboxError) {
            var information = stat()
            guard fstat(descriptor, &information) == 0 else { throw .last("examine", path) }
            return FileDetails(information)
        }
    }

    /// Writes all of the bytes at the end of what has been written.
    func write(_ bytes: UnsafeRawBufferPointer) throws(InboxError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            guard written >= 0 || errno == EINTR else { throw .last("write", path) }
            rest = rest.dropFirst(max(0, written))
        }
    }

    /// Writes text at the end of what has been written.
    func write(_ text: String) throws(InboxError) { try write(Array(text.utf8)) }

    /// Writes bytes at the end of what has been written.
    func write(_ bytes: [UInt8]) throws(InboxError) {
        do {
            try bytes.withUnsafeBytes { try write($0) }
        } catch let error as InboxError {
            throw error
        } catch {
            throw .system(call: "write", path: path, errno: EIO)
        }
    }

    /// Reads what comes next.
    ///
    /// - Returns: how many bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InboxError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw .last("read", path) }
        }
    }

    /// Calls the body with the whole file in memory the system can take back at any time.
    ///
    /// Only for files that nobody else can shorten: touching a page beyond a file's end kills the process.
    func withBytes<Result>(count: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        guard count > 0 else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        guard let base = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw InboxError.last("map", path)
        }
        defer { munmap(base, count) }
        return try body(UnsafeRawBufferPointer(start: base, count: count))
    }
}
