/// What a proof has shown.
public struct ProofReport: Codable, Equatable, Sendable {
    /// Whose entries, `sa_…` or `ptn_…`.
    public let owner: String
    /// How many entries are proven.
    public let entryCount: Int
    /// How many sealed batches they lie in.
    public let batchCount: Int
    /// The first proven entry, `act_…`.
    public let firstEntry: String
    /// The last one, after which the next file of the same log begins.
    public let lastEntry: String
    /// Between how many of them, or before the first, entries of the owner are missing.
    public let gapCount: Int
    /// The hash of the newest head: what is to be compared with a head that came another way.
    public let head: String
    /// The newest head's batch.
    public let headBatch: Int64
    /// When it was sealed, RFC 3339.
    public let sealedAt: String
    /// The batch of the head that was asked for; absent where none was.
    public let knownBatch: Int64?
}
