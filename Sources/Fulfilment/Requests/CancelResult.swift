/// What a cancellation did.
public struct CancelResult: Codable, Hashable, Sendable {
    /// The numbers of the lines that are cancelled now.
    public var cancelled: [String]
    /// The numbers of the lines that had been released before; their return was asked for and is recorded.
    public var returnRequested: [String]
    /// A sentence for people.
    public var explanation: String

    /// Puts a result together.
    public init(cancelled: [String], returnRequested: [String], explanation: String) {
        self.cancelled = cancelled
        self.returnRequested = returnRequested
        self.explanation = explanation
    }
}
