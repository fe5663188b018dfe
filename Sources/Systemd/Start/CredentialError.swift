// Why a credential could not be read.

internal import Glibc

/// Why a credential could not be read.
public enum CredentialError: Error, Equatable, Sendable {
    /// The name is empty, hidden, or would leave the directory.
    case badName(String)
    /// The system refused.
    case unreadable(path: String, errno: Int32)
    /// It has more than a mebibyte.
    case tooLarge(path: String)
    /// It is not UTF-8 text.
    case notText(path: String)

    /// Whether trying again may help; never, since credentials do not change while the service runs.
    public var mayRetry: Bool { false }
}

extension CredentialError: CustomStringConvertible {
    /// What is wrong and where; never what the credential holds.
    public var description: String {
        switch self {
        case .badName(let name): "\(name.debugDescription) cannot be the name of a credential"
        case .unreadable(let path, let code): "cannot read the credential \(path): \(String(cString: strerror(code)))"
        case .tooLarge(let path): "the credential \(path) is larger than 1 MiB"
        case .notText(let path): "the credential \(path) is not UTF-8 text"
        }
    }
}
