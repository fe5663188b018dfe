/// Writes the acknowledgements of a file.
struct EDIFACTAcknowledgements {
    let envelope: EDIFACTEnvelope
    let feed: AnsweredFeed
    let profile: EDIFACTProfile

    init(_ envelope: EDIFACTEnvelope, _ feed: AnsweredFeed, _ profile: EDIFACTProfile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] { [] }
}
