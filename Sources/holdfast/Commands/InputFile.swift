// Reading what a command is given.

internal import Glibc

/// A file named on the command line.
enum InputFile {
    /// Its bytes; `-` is the standard input.
    static func bytes(_ path: String) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &part, part.count)
            if count == 0 { return bytes }
            if count > 0 { bytes += part.prefix(count) } else if errno != EINTR { throw failure(path) }
        }
    }

    /// The last part of its path.
    static func name(_ path: String) -> String {
        path == "-" ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
    }

    /// An absolute path, for a process that works elsewhere.
    static func absolute(_ path: String) throws -> String {
        guard !path.hasPrefix("/") else { return path }
        guard let directory = getcwd(nil, 0) else { throw failure(".") }
        defer { free(directory) }
        return "\(String(cString: directory))/\(path)"
    }

    private static func failure(_ path: String) -> CommandFailure {
        CommandFailure(.noInput, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
}
