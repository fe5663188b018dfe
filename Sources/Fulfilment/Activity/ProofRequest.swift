public import Domain

/// What is to be proven.
public struct ProofRequest: Sendable {
    /// The most entries one file proves.
    public static let maximumLimit = 10_000

    /// Whose entries.
    public var owner: EventOwner
    /// Which of them; with a filter the file proves those it has, and not that there are no others.
    public var filter = ActivityFilter()
    /// After which entry the file begins; nil for the owner's first.
    public var after: ActivityID?
    /// How many entries, 1 to 10,000.
    public var limit = maximumLimit
    /// The hash of a head that somebody keeps, 64 hexadecimal digits: the file shows the way to it too.
    public var knownHead: String?

    /// Asks for all of an owner's sealed entries.
    public init(owner: EventOwner) { self.owner = owner }
}
