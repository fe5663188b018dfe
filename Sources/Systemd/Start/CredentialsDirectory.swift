// CredentialsDirectory: secrets that the supervisor hands over as files (systemd.exec(5), LoadCredential=).
//
// GUARANTEES   Names cannot leave the directory. A credential is read whole or not at all.
// DOES NOT     Notice changes: credentials stay as they were at the start of the service, also over a reload.

internal import Glibc

/// The credentials of this service.
public struct CredentialsDirectory: Sendable {
    /// Its absolute path.
    public let path: String

    /// The directory that the supervisor named; nil when it gave no credentials.
    ///
    /// - Parameter environment: the process's environment (CREDENTIALS_DIRECTORY).
    public init?(environment: [String: String]) {
        guard let path = environment["CREDENTIALS_DIRECTORY"], path.hasPrefix("/") else { return nil }
        self.path = path
    }

    /// The most bytes a credential may have; the supervisor's own limit for all of them together.
    static let maximumBytes = 1 << 20

    /// Reads a credential.
    ///
    /// - Parameter name: its name.
    /// - Returns: its bytes, or nil when there is none of this name.
    /// - Throws: `CredentialError`.
    public func bytes(of name: String) throws(CredentialError) -> [UInt8]? {
        guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else {
            throw .badName(name)
        }
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .unreadable(path: "\(path)/\(name)", errno: errno)
        }
        defer { close(descriptor) }
        return try read(descriptor, name: name)
    }

    /// Reads a credential that is a line of text, without the white space around it.
    ///
    /// - Parameter name: its name.
    /// - Returns: the text, or nil when there is none of this name.
    /// - Throws: `CredentialError`, also when it is not UTF-8.
    public func text(of name: String) throws(CredentialError) -> String? {
        guard let bytes = try bytes(of: name) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path: "\(path)/\(name)") }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    private func read(_ descriptor: Int32, name: String) throws(CredentialError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.maximumBytes + 1)
        var count = 0
        while count < bytes.count {
            let step = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
            }
            if step < 0, errno == EINTR { continue }
            guard step >= 0 else { throw .unreadable(path: "\(path)/\(name)", errno: errno) }
            if step == 0 { break }
            count += step
        }
        guard count <= Self.maximumBytes else { throw .tooLarge(path: "\(path)/\(name)") }
        bytes.removeSubrange(count...)
        return bytes
    }
}
