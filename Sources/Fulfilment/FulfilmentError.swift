// FulfilmentError: why a command was refused, for programs and for people.
//
// GUARANTEES   The code is stable. Nothing was changed by a command that throws this.
// DOES NOT     Concern files: what is wrong in a file is told by the receipt, as faults with their place.

public import Storage

/// Why a command was refused.
public struct FulfilmentError: RetryableError, Equatable, Sendable {
    /// A stable name of the reason, for example `order.unknown`.
    public let code: String
    /// What is wrong, one sentence without a full stop.
    public let message: String
    /// What the caller can do, one sentence without a full stop.
    public let remedy: String

    /// Describes a refusal.
    public init(code: String, message: String, remedy: String) {
        self.code = code
        self.message = message
        self.remedy = remedy
    }

    /// Trying the same again meets the same refusal until somebody changes something.
    public var mayRetry: Bool { false }
}

extension FulfilmentError: CustomStringConvertible {
    /// One line for people.
    public var description: String { "\(message); \(remedy) [\(code)]" }
}
