public import Domain

/// A functional group: GS to GE.
public struct X12Group: Hashable, Sendable {
    /// GS01, for example `PO` for 850 and `PC` for 860.
    public var functionalIdentifier: String
    /// GS02.
    public var sender: String
    /// GS03.
    public var receiver: String
    /// GS06, as it is written.
    public var controlNumber: String
    /// GS07, for example `X`.
    public var agency: String
    /// GS08, for example `004010`.
    public var version: String
    /// GE01: how many transaction sets the sender counted; nil where that is missing or no number.
    public var declaredSets: Int?
    /// What is wrong with the group: codes of data element 716 (AK905), for example `5`.
    public var errorCodes: [String]
    /// Its transaction sets.
    public var sets: X12SetList
    /// Where it begins.
    public var place: SourcePlace

    /// Puts a group together.
    public init(functionalIdentifier: String, controlNumber: String, version: String, place: SourcePlace) {
        self.functionalIdentifier = functionalIdentifier
        self.controlNumber = controlNumber
        self.version = version
        self.place = place
        sender = ""
        receiver = ""
        agency = "X"
        errorCodes = []
        sets = []
    }
}
