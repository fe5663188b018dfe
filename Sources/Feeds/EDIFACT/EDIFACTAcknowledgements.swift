// EDIFACTAcknowledgements: CONTRL for the syntax of an interchange, ORDRSP for its orders.
//
// GUARANTEES   One interchange of each kind for each interchange that came, to its sender. A CONTRL is never answered by one.

internal import Domain

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

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] {
        // Without a sender there is nobody to whom an answer could be addressed.
        let interchanges = envelope.interchanges.filter { !$0.sender.identifier.isEmpty }
        var files: [AcknowledgementFile] = []
        for interchange in interchanges where wantsReport(interchange) {
            var writer = try writer(answering: interchange, numbers)
            CONTRLMessage(interchange).write(to: &writer)
            files.append(AcknowledgementFile(kind: "CONTRL", fileExtension: "edi", bytes: writer.finish()))
        }
        for interchange in interchanges where profile.wantsOrderResponse {
            if let file = try response(to: interchange, numbers) { files.append(file) }
        }
        return files
    }

    private func wantsReport(_ interchange: EDIFACTInterchange) -> Bool {
        guard !interchange.isAcknowledgement else { return false }
        return profile.wantsSyntaxAcknowledgement || interchange.wantsAcknowledgement || !interchange.errors.isEmpty
            || interchange.groups.contains { !$0.errors.isEmpty }
            || interchange.messages.contains { !$0.errors.isEmpty }
    }

    private func response(
        to interchange: EDIFACTInterchange,
        _ numbers: some ControlNumberSource
    ) throws -> AcknowledgementFile? {
        guard interchange.messages.contains(where: { !outcomes(of: $0).isEmpty }) else { return nil }
        let number = try nextNumber(for: interchange, numbers)
        var writer = EDIFACTWriter(answering: interchange, number: number, at: feed.receivedAt)
        var count = 0
        for message in interchange.messages {
            for index in outcomes(of: message) {
                guard let outcome = feed.outcomes[index] else { continue }
                count += 1
                let response = ORDRSPMessage(
                    message: message,
                    outcome: outcome,
                    number: "\(number)-\(count)",
                    moment: feed.receivedAt
                )
                response.write(to: &writer)
            }
        }
        return AcknowledgementFile(kind: "ORDRSP", fileExtension: "edi", bytes: writer.finish())
    }

    /// The documents of a message that have an answer.
    private func outcomes(of message: EDIFACTMessage) -> [Int] {
        message.documents.filter { feed.outcomes.indices.contains($0) && feed.outcomes[$0] != nil }
    }

    private func writer(
        answering interchange: EDIFACTInterchange,
        _ numbers: some ControlNumberSource
    ) throws -> EDIFACTWriter {
        EDIFACTWriter(
            answering: interchange,
            number: try nextNumber(for: interchange, numbers),
            at: feed.receivedAt
        )
    }

    /// Draws the number of an interchange of ours; each recipient has its own series.
    private func nextNumber(for interchange: EDIFACTInterchange, _ numbers: some ControlNumberSource) throws -> Int {
        let name = { (address: EDIFACTAddress) in "\(address.qualifier)/\(address.identifier)" }
        return try numbers.next(
            in: "edifact.interchange \(name(interchange.recipient)) \(name(interchange.sender))"
        )
    }
}
