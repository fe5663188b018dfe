// Acknowledgements: the answers that a file's own standard demands.
//
// GUARANTEES   The same file, outcomes and numbers give the same bytes. Nothing of the partner's secrets is repeated.
// DOES NOT     Decide who gets them or keep them; the caller does, in the transaction that takes the file in.

/// Writes the acknowledgements of files.
public enum Acknowledgements {
    /// Writes what the partner's profile asks for.
    ///
    /// - Parameters:
    ///   - feed: the file and what became of it.
    ///   - profile: how the partner writes and wants to be answered.
    ///   - numbers: counts the control numbers.
    /// - Returns: the acknowledgements, those of the envelope first.
    /// - Throws: what `numbers` throws.
    public static func files(
        answering feed: AnsweredFeed,
        profile: FeedProfile,
        numbers: some ControlNumberSource
    ) throws -> [AcknowledgementFile] {
        switch feed.envelope {
        case .x12(let envelope):
            try X12Acknowledgements(envelope, feed, profile.x12).files(numbers)
        case .edifact(let envelope):
            try EDIFACTAcknowledgements(envelope, feed, profile.edifact).files(numbers)
        case .cxml(let envelope):
            try CXMLAcknowledgements(envelope, feed, profile.cxml).files(numbers)
        case .ubl(let envelope):
            try UBLAcknowledgements(envelope, feed, profile.ubl).files(numbers)
        }
    }
}
