// ParsedFeed: everything a file says, and everything that is wrong with it.
//
// GUARANTEES   Every order, account and assignment of the file is either among the documents or among the rejected,
//              unless the file is refused as a whole; then there are neither, and at least one fault says why.

public import Domain

/// What became of a file.
public struct ParsedFeed: Sendable {
    /// What the file is; nil when it could not be told, or is nothing that is read here.
    public var format: FeedFormat?
    /// The units without faults, in the order of the file.
    public var documents: FeedDocuments
    /// The units that are left out.
    public var rejected: [RejectedUnit]
    /// All faults.
    public var faults: FaultList
    /// What the file says around its orders, where its standard demands an acknowledgement.
    public var envelope: FeedEnvelope?

    /// Puts a result together.
    public init(
        format: FeedFormat?,
        documents: some Sequence<FeedDocument> = FeedDocuments(),
        rejected: [RejectedUnit] = [],
        faults: FaultList = FaultList(),
        envelope: FeedEnvelope? = nil
    ) {
        self.format = format
        self.documents = FeedDocuments(documents)
        self.rejected = rejected
        self.faults = faults
        self.envelope = envelope
    }

    /// Whether the file is refused as a whole.
    public var isRefused: Bool { documents.isEmpty && rejected.isEmpty }
}
