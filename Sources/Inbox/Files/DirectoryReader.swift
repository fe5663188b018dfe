// DirectoryReader: the entries of a directory, one after the other.
//
// GUARANTEES   Needs the same memory for ten entries and for a million. Entries that come or go while it reads may or
//              may not be seen; all others are seen once.

internal import Glibc

/// An entry of a directory.
struct DirectoryEntry {
    /// Its name; nil when it is not valid UTF-8.
    let name: String?
    /// Its name for people to read: bytes that are not printable are written out.
    let shownName: String
    let inode: UInt
}

/// Reads a directory without holding all of it.
final class DirectoryReader {
    private let stream: OpaquePointer
    private let path: String

    /// Begins at the first entry.
    init(_ directory: Directory) throws(InboxError) {
        path = directory.path
        // A description of its own: with a duplicated one, two readers would share their place.
        let descriptor = openat(directory.descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .last("read", path) }
        guard let stream = fdopendir(descriptor) else {
            defer { close(descriptor) }
            throw .last("read", path)
        }
        self.stream = stream
    }

    deinit { closedir(stream) }

    /// The next entry besides `.` and `..`; nil at the end.
    func next() throws(InboxError) -> DirectoryEntry? {
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw .last("read", path) }
                return nil
            }
            let found = Self.read(entry)
            if found.name != "." && found.name != ".." { return found }
        }
    }

    private static func read(_ entry: UnsafeMutablePointer<dirent>) -> DirectoryEntry {
        let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
        return withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { text in
                let name = String(validatingCString: text)
                let shown = name ?? ShownText.bytes(UnsafeBufferPointer(start: text, count: strlen(text)))
                return DirectoryEntry(name: name, shownName: shown, inode: entry.pointee.d_ino)
            }
        }
    }
}
