// ConfigurationFile: the bytes of a file that a person wrote for the daemon.
//
// GUARANTEES   Only regular files are read, never a pipe or a device that would hold up the start.

internal import CLinux
internal import Glibc

/// Reads configuration files.
enum ConfigurationFile {
    /// Far more than any person writes.
    static let maximumBytes = 1 << 20

    /// Reads a file whole.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - maximumBytes: the most bytes it may have.
    /// - Returns: its text.
    /// - Throws: `ConfigurationFault`.
    static func text(_ path: String, maximumBytes: Int = maximumBytes) throws(ConfigurationFault) -> String {
        let bytes = try bytes(path, maximumBytes: maximumBytes)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigurationFault(file: path, message: "is not UTF-8 text", remedy: "save it as UTF-8")
        }
        return text
    }

    private static func bytes(_ path: String, maximumBytes: Int) throws(ConfigurationFault) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw unreadable(path, errno) }
        defer { close(descriptor) }
        var information = stat()
        guard fstat(descriptor, &information) == 0 else { throw unreadable(path, errno) }
        guard information.st_mode & S_IFMT == S_IFREG else {
            throw ConfigurationFault(file: path, message: "is not a file", remedy: "put a regular file there")
        }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path, errno) }
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: buffer.prefix(count))
            guard bytes.count <= maximumBytes else {
                throw ConfigurationFault(
                    file: path,
                    message: "has more than \(ByteCountText.format(maximumBytes))",
                    remedy: "check that it is the right file"
                )
            }
        }
    }

    private static func unreadable(_ path: String, _ code: Int32) -> ConfigurationFault {
        ConfigurationFault(
            file: path,
            message: "cannot be read: \(String(cString: strerror(code)))",
            remedy: code == ENOENT
                ? "create it, or name another" : "check that the daemon's user may read it and enter its directory"
        )
    }
}
