// CurlTransportError: why the transport cannot start or take new settings.

internal import CCurl
internal import Glibc

/// Why the transport cannot start or take new settings.
public enum CurlTransportError: Error, Hashable, Sendable {
    /// The installed libcurl lacks what the transport relies on.
    case unsuitableLibrary(String)
    /// The file of trusted certificates cannot be read.
    case unreadableCAFile(path: String, reason: String)
    /// A setting is out of its range.
    case badSetting(String)
    /// libcurl refused an option.
    case optionRefused(name: String, reason: String)
    /// The system refused a call.
    case system(call: String, reason: String)

    /// Whether the same may succeed later without anybody changing it: only where the system was short of something.
    public var mayRetry: Bool {
        if case .system = self { true } else { false }
    }
}

extension CurlTransportError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .unsuitableLibrary(let reason): "the installed libcurl cannot be used: \(reason)"
        case .unreadableCAFile(let path, let reason):
            "the trusted certificates in \(path) cannot be read: \(reason)"
        case .badSetting(let reason): "the webhook transport's settings are wrong: \(reason)"
        case .optionRefused(let name, let reason): "libcurl refuses \(name): \(reason)"
        case .system(let call, let reason): "\(call) failed: \(reason)"
        }
    }
}

extension CurlTransportError {
    /// The failure of the system call that was just made.
    static func lastSystemError(_ call: String) -> CurlTransportError {
        .system(call: call, reason: String(cString: strerror(errno)))
    }
}
