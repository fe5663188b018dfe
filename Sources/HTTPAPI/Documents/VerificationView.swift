/// What a verification found.
public struct VerificationView: Codable, Hashable, Sendable {
    /// Whether nothing is wrong.
    public var isSound: Bool
    /// What is wrong, in words.
    public var faults: [String]

    /// Makes a view of the faults that were found.
    public init(faults: [String]) {
        isSound = faults.isEmpty
        self.faults = faults
    }
}
