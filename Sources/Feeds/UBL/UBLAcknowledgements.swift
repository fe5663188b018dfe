/// Writes the acknowledgements of a file.
struct UBLAcknowledgements {
    let envelope: UBLEnvelope
    let feed: AnsweredFeed
    let profile: UBLProfile

    init(_ envelope: UBLEnvelope, _ feed: AnsweredFeed, _ profile: UBLProfile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] { [] }
}
