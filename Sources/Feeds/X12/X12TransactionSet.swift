public import Domain

/// A transaction set: ST to SE.
public struct X12TransactionSet: Hashable, Sendable {
    /// ST01, for example `850`.
    public var identifier: String
    /// ST02, as it is written.
    public var controlNumber: String
    /// ST03: the implementation guide, from version 5010 on.
    public var implementation: String?
    /// What is wrong with the set: codes of data element 718 (AK502), for example `4`.
    public var errorCodes: [String]
    /// What is wrong with its segments.
    public var segmentErrors: [X12SegmentError]
    /// Its order: the index among the documents of the file; nil where the set was left out.
    public var documentIndex: Int?
    /// Where it begins.
    public var place: SourcePlace

    /// Whether it was understood, and its order taken for what it says.
    public var isAccepted: Bool { documentIndex != nil }

    /// Puts a set together.
    public init(identifier: String, controlNumber: String, place: SourcePlace) {
        self.identifier = identifier
        self.controlNumber = controlNumber
        self.place = place
        errorCodes = []
        segmentErrors = []
    }
}
