// ParsedFile: a file as its parser understood it.

public import Domain
public import Feeds

/// What a file asks for, and what is wrong with it.
public struct ParsedFile: Sendable {
    /// The format that was recognised.
    public var format: String?
    /// What it asks for, in the order of the file.
    public var documents: FeedDocuments
    /// What could be named but not understood.
    public var rejected: [RejectedItem]
    /// What is wrong with it.
    public var faults: FaultList
    /// What it says around its orders, where its standard demands an acknowledgement.
    public var envelope: FeedEnvelope?

    /// Puts a parsed file together.
    public init(
        format: String?,
        documents: some Sequence<FeedDocument>,
        rejected: [RejectedItem] = [],
        faults: FaultList = FaultList(),
        envelope: FeedEnvelope? = nil
    ) {
        self.format = format
        self.documents = FeedDocuments(documents)
        self.rejected = rejected
        self.faults = faults
        self.envelope = envelope
    }

    /// A file of which nothing is taken, for one reason.
    init(fault: Fault) {
        self.init(format: nil, documents: [])
        faults.append(fault)
    }

    /// The same file with everything in it refused, for a reason that concerns all of it.
    ///
    /// Its envelope stays: without outcomes everything in it is answered as refused.
    func refused(because fault: Fault) -> ParsedFile {
        var all = FaultList()
        all.append(fault)
        all.append(contentsOf: faults)
        return ParsedFile(
            format: format,
            documents: [],
            rejected: rejected + documents.map(RejectedItem.init),
            faults: all,
            envelope: envelope
        )
    }
}
