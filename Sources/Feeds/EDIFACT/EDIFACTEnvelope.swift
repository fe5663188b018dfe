// EDIFACTEnvelope: the interchanges of a file as they were found, for CONTRL and ORDRSP.
//
// GUARANTEES   It does not grow with the number of good orders: messages that are answered alike share one entry.
// DOES NOT     Hold what the messages say; the orders do.

/// The interchanges of a file.
public struct EDIFACTEnvelope: Hashable, Sendable {
    /// The interchanges, in the order of the file.
    public var interchanges: [EDIFACTInterchange]

    /// Puts an envelope together.
    public init(interchanges: [EDIFACTInterchange] = []) { self.interchanges = interchanges }
}
