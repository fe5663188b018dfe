/// Writes the acknowledgements of a file.
struct CXMLAcknowledgements {
    let envelope: CXMLEnvelope
    let feed: AnsweredFeed
    let profile: CXMLProfile

    init(_ envelope: CXMLEnvelope, _ feed: AnsweredFeed, _ profile: CXMLProfile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] { [] }
}
