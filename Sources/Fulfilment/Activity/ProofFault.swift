/// Why a proof proves nothing.
public struct ProofFault: Error, Equatable, Sendable {
    /// What is wrong, one sentence without a full stop.
    public let message: String

    /// Describes a fault.
    public init(_ message: String) { self.message = message }
}

extension ProofFault: CustomStringConvertible {
    /// The sentence.
    public var description: String { message }
}
