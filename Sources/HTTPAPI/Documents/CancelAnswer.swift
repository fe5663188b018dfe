/// What a cancellation did.
public struct CancelAnswer: Codable, Hashable, Sendable {
    /// The numbers of the lines that are cancelled.
    public var cancelled: [String]
    /// The numbers of the lines that are released already: their return was asked for.
    public var returnRequested: [String]
    /// What happened, for people.
    public var explanation: String

    /// Puts an answer together.
    public init(cancelled: [String], returnRequested: [String], explanation: String) {
        self.cancelled = cancelled
        self.returnRequested = returnRequested
        self.explanation = explanation
    }
}
