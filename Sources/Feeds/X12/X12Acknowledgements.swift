/// Writes the acknowledgements of a file.
struct X12Acknowledgements {
    let envelope: X12Envelope
    let feed: AnsweredFeed
    let profile: X12Profile

    init(_ envelope: X12Envelope, _ feed: AnsweredFeed, _ profile: X12Profile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] { [] }
}
