/// What an assignment did.
public struct AssignmentResult: Codable, Hashable, Sendable {
    /// How many waiting lines it concerns; 0 when the order has not come yet.
    public var linesAffected: Int
    /// A sentence for people.
    public var explanation: String

    /// Puts a result together.
    public init(linesAffected: Int, explanation: String) {
        self.linesAffected = linesAffected
        self.explanation = explanation
    }
}
