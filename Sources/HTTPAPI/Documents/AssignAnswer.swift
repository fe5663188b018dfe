/// What an assignment did.
public struct AssignAnswer: Codable, Hashable, Sendable {
    /// How many lines wait for it; 0 when the order has not come yet.
    public var linesAffected: Int
    /// What happens now, for people.
    public var explanation: String

    /// Puts an answer together.
    public init(linesAffected: Int, explanation: String) {
        self.linesAffected = linesAffected
        self.explanation = explanation
    }
}
