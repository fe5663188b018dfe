internal import Domain

/// An account whose name is similar.
public struct Suggestion: Hashable, Sendable {
    /// The account's id, as a number.
    public let account: Int64
    /// How similar its best name is, 0 to 1.
    public let score: Double
    /// That name, as the index keeps it.
    public let name: String

    /// Other accounts whose names have the same words: which of them it is the name cannot say.
    public var others: [Int64] = []

    /// All accounts whose names have these words, not more than a person can look through.
    var accounts: [SmartAccountID] { ([account] + others.prefix(4)).map(SmartAccountID.init(rawValue:)) }

    /// Puts a suggestion together.
    public init(account: Int64, score: Double, name: String) {
        self.account = account
        self.score = score
        self.name = name
    }
}
