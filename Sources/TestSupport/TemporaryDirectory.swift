// TemporaryDirectory: a folder of its own for each test, gone with the value that made it.

internal import Foundation

/// A directory that is removed when the last reference to it goes.
public final class TemporaryDirectory: Sendable {
    /// The directory's absolute path.
    public let path: String

    /// Makes a new, empty directory.
    ///
    /// - Parameter parent: where to make it; nil for the system's place for temporary files.
    /// - Throws: when it cannot be made.
    public init(in parent: String? = nil) throws {
        let base = parent ?? NSTemporaryDirectory()
        path = "\(base)/holdfast-\(UUID().uuidString)".replacing("//", with: "/")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // A test may have taken rights away; what cannot be removed is left to the system's own cleaning.
        try? FileManager.default.removeItem(atPath: path)
    }
}
