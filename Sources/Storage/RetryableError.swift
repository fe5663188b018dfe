/// An error that knows whether the same request may succeed later without anybody changing it.
public protocol RetryableError: Error {
    /// Whether trying the same again may help.
    var mayRetry: Bool { get }
}
