public import Domain

/// What people's decisions taught: orders of this identity belong to this account.
public struct LearnedAlias: Hashable, Sendable {
    /// The identity.
    public let key: EvidenceKey
    /// The account.
    public let account: SmartAccountID
    /// Who taught it.
    public let author: String
    /// When it was taught, or confirmed last.
    public let learnedAt: Timestamp
    /// Whether a second person, or a second independent order, confirmed it; before that it only suggests.
    public let isConfirmed: Bool

    /// Puts an alias together.
    public init(key: EvidenceKey, account: SmartAccountID, author: String, learnedAt: Timestamp, isConfirmed: Bool) {
        self.key = key
        self.account = account
        self.author = author
        self.learnedAt = learnedAt
        self.isConfirmed = isConfirmed
    }
}
