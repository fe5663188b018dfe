// FeedLimits: how much a file may ask of us.
//
// GUARANTEES   A file beyond a limit is refused with a fault that names the limit; nothing is cut off silently.

/// The limits a file is read within.
public struct FeedLimits: Hashable, Sendable {
    /// The most bytes of a file.
    public var maximumFileBytes: Int
    /// The most bytes of a CSV record, line breaks inside quotes included.
    public var maximumLineBytes: Int
    /// The most fields of a CSV record, and the most keys of a JSON object.
    public var maximumFields: Int
    /// The most bytes of a field or a JSON string.
    public var maximumFieldBytes: Int
    /// The most orders, accounts and assignments of a file.
    public var maximumDocuments: Int
    /// The most arrays and objects of JSON that may lie in one another.
    public var maximumDepth: Int

    /// The most keys and values of a JSON text: a thousand, and 40 for each unit.
    var maximumValues: Int { 1_000 + 40 * min(maximumDocuments, JSONNode.maximumTextBytes / 64) }

    /// Makes limits; those not given have their defaults.
    public init(
        maximumFileBytes: Int = 512 << 20,
        maximumLineBytes: Int = 1 << 20,
        maximumFields: Int = 512,
        maximumFieldBytes: Int = 64 << 10,
        maximumDocuments: Int = 1_000_000,
        maximumDepth: Int = 64
    ) {
        self.maximumFileBytes = maximumFileBytes
        self.maximumLineBytes = maximumLineBytes
        self.maximumFields = maximumFields
        self.maximumFieldBytes = maximumFieldBytes
        self.maximumDocuments = maximumDocuments
        self.maximumDepth = maximumDepth
    }
}
