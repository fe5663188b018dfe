// FeedEnvelope: what a file says around its orders, kept for the acknowledgement that its standard demands.

/// The envelopes of a file, by its format.
public enum FeedEnvelope: Hashable, Sendable {
    /// X12's interchanges, groups and transaction sets.
    case x12(X12Envelope)
    /// EDIFACT's interchanges, groups and messages.
    case edifact(EDIFACTEnvelope)
    /// cXML's header.
    case cxml(CXMLEnvelope)
    /// The parties and references of a UBL document.
    case ubl(UBLEnvelope)
}
