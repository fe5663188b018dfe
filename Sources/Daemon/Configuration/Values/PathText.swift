/// Works on paths as text, without looking at the disk.
enum PathText {
    /// The absolute path that a text means.
    ///
    /// - Parameters:
    ///   - text: an absolute path, or one relative to the base.
    ///   - base: an absolute directory.
    /// - Returns: the path without `.`, `..`, doubled or closing slashes.
    static func resolve(_ text: String, against base: String) -> String {
        let whole = text.hasPrefix("/") ? text : "\(base)/\(text)"
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The directory that holds a path.
    static func directory(of path: String) -> String { resolve("..", against: path) }

    /// The last part of a path.
    static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// Whether the first path is the second or lies in it.
    static func isInside(_ path: String, _ directory: String) -> Bool {
        path == directory || path.hasPrefix(directory == "/" ? "/" : "\(directory)/")
    }
}
