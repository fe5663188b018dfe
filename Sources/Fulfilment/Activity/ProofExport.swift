/// A proof to be given out.
public struct ProofExport: Equatable, Sendable {
    /// The file: JSON.
    public let bytes: [UInt8]
    /// How many entries it proves.
    public let entryCount: Int
    /// After which entry the next file begins, `act_…`; nil when all sealed entries are told.
    public let next: String?
}
