// ReceivedFile: a file as the feeds understood it, ready to be taken in.

public import Domain

/// A file's contents and what is wrong with them.
public struct ReceivedFile: Sendable {
    /// Whose it is.
    public var partner: PartnerID
    /// Its name as the partner gave it.
    public var fileName: String
    /// SHA-256 of its bytes, 32 bytes: by this a file that comes again is recognised.
    public var sha256: [UInt8]
    /// How many bytes it has.
    public var bytes: Int
    /// The format that was recognised.
    public var format: String?
    /// What it asks for, in the order of the file.
    public var documents: FeedDocuments
    /// What could be named in it but not understood.
    public var rejected: [RejectedDocument]
    /// What is wrong with it.
    public var faults: FaultList
    /// Whether its sender is to be answered order by order: then its orders are decided about at once, instead of by
    /// jobs, so that the answer can say where each line stands.
    public var wantsOutcomes: Bool

    /// Puts a file together.
    public init(
        partner: PartnerID,
        fileName: String,
        sha256: [UInt8],
        bytes: Int,
        format: String?,
        documents: some Sequence<FeedDocument>,
        rejected: [RejectedDocument] = [],
        faults: FaultList = FaultList(),
        wantsOutcomes: Bool = false
    ) {
        self.partner = partner
        self.fileName = fileName
        self.sha256 = sha256
        self.bytes = bytes
        self.format = format
        self.documents = FeedDocuments(documents)
        self.rejected = rejected
        self.faults = faults
        self.wantsOutcomes = wantsOutcomes
    }
}
