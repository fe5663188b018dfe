import Foundation

/// Tells of names that appear in a directory or leave it.
final class DirectoryWatch: Sendable {
    private let path: String
    private let names = Journal<String>()
    private let descriptor: Int32
    private let watch: Int32

    init(_ path: String) throws {
        self.path = path
        descriptor = inotify_init1(Int32(IN_CLOEXEC))
        let mask = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CLOSE_WRITE
        watch = inotify_add_watch(descriptor, path, UInt32(mask))
        guard descriptor >= 0, watch >= 0 else { throw POSIXError(.EIO) }
        Thread.detachNewThread { [names, descriptor] in
            var bytes = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = read(descriptor, &bytes, bytes.count)
                if count < 0, errno == EINTR { continue }
                let found = Self.names(in: bytes[..<max(0, count)])
                for name in found { names.note(name) }
                // Only the end of the watch is without a name.
                if count <= 0 || found.contains("") { break }
            }
            close(descriptor)
            names.close()
        }
    }

    deinit { inotify_rm_watch(descriptor, watch) }

    /// The names of a directory's entries that are not hidden.
    static func entries(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// Waits until a name is there.
    func appearance(of name: String, within limit: Duration = .seconds(60)) async throws {
        try await wait(for: "\(name) to appear in \(path)", within: limit) {
            FileManager.default.fileExists(atPath: "\($0)/\(name)")
        }
    }

    /// Waits until what is in the directory is as it should be.
    func wait(
        for what: String,
        within limit: Duration = .seconds(60),
        until isRight: @escaping @Sendable (String) -> Bool
    ) async throws {
        let (path, seen) = (path, names.count)
        // The watch was there before this look, so nothing that happens after it is missed.
        if isRight(path) { return }
        try await names.first(what, after: seen, within: limit) { _ in isRight(path) }
    }

    /// The names in what the kernel has written; each behind sixteen bytes that end with the length of the name.
    private static func names(in bytes: ArraySlice<UInt8>) -> [String] {
        var (names, rest): ([String], ArraySlice<UInt8>) = ([], bytes)
        while rest.count >= 16 {
            let start = rest.startIndex
            let length = rest[(start + 12)..<(start + 16)].reversed().reduce(0) { $0 << 8 | Int($1) }
            names.append(String(decoding: rest[(start + 16)...].prefix(length).prefix { $0 != 0 }, as: UTF8.self))
            rest = rest.dropFirst(16 + length)
        }
        return names
    }
}
