// X12Envelope: the interchanges, groups and transaction sets of a file as they were found, for TA1, 997/999, 855 and 865.
//
// DOES NOT     Hold what the transaction sets say; the orders do.

/// The interchanges of a file.
public struct X12Envelope: Hashable, Sendable {
    /// The interchanges, in the order of the file.
    public var interchanges: [X12Interchange]

    /// Puts an envelope together.
    public init(interchanges: [X12Interchange] = []) { self.interchanges = interchanges }
}
