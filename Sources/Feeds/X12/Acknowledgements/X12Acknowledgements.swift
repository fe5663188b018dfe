// X12Acknowledgements: what goes back for a file of X12 interchanges.
//
// GUARANTEES   For each interchange at most one that answers its envelope (TA1, and a 997 or 999 for each group that holds
//              no acknowledgements itself), then one with the 855s and one with the 865s of its orders. They go from the
//              receiver to the sender, in the interchange's own separators, usage and versions where these can be used.
//              A set whose order was not taken is never acknowledged as accepted, whatever the envelope says.
// DOES NOT     Answer acknowledgements with acknowledgements. Ask for a TA1 in turn.

internal import Domain

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

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] {
        var files: [AcknowledgementFile] = []
        for interchange in envelope.interchanges {
            if let file = try envelopeAnswer(to: interchange, numbers) { files.append(file) }
        }
        guard profile.wantsOrderAcknowledgement else { return files }
        for interchange in envelope.interchanges {
            for sort in X12OrderReply.Sort.allCases {
                if let file = try orderAnswer(to: interchange, sort, numbers) { files.append(file) }
            }
        }
        return files
    }

    // MARK: The envelope

    /// TA1 and 997 or 999; nil where neither is due.
    private func envelopeAnswer(
        to interchange: X12Interchange,
        _ numbers: some ControlNumberSource
    ) throws -> AcknowledgementFile? {
        let answered =
            profile.wantsFunctionalAcknowledgement ? interchange.groups.filter { !isAcknowledgement($0) } : []
        let isTA1Due =
            interchange.wantsAcknowledgement || !interchange.noteCodes.isEmpty
            || profile.alwaysWantsInterchangeAcknowledgement
        guard isTA1Due || !answered.isEmpty else { return nil }
        let header = replyHeader(of: interchange)
        var writer = try X12ReplyWriter(header, numbers)
        if isTA1Due { writeTA1(interchange, header, into: &writer) }
        var kind = "TA1"
        for group in answered {
            let reply = X12GroupReply(group, feed.outcomes)
            kind = kind == "TA1" ? reply.setIdentifier : kind
            try writer.openGroup("FA", answering: group, reply.release, numbers)
            reply.write(into: &writer)
            writer.closeGroup()
        }
        return AcknowledgementFile(kind: kind, fileExtension: "edi", bytes: writer.closed())
    }

    /// Groups of 997, 999 and TA1 are never answered: two systems would go on for ever.
    private func isAcknowledgement(_ group: X12Group) -> Bool { ["FA", "TA"].contains(group.functionalIdentifier) }

    private func writeTA1(_ interchange: X12Interchange, _ header: X12ReplyHeader, into writer: inout X12ReplyWriter) {
        let isTaken = interchange.groups.contains { group in
            group.sets.contains { $0.order(among: feed.outcomes) != nil }
        }
        let date = X12ReplyText.digits(interchange.date)
        let time = X12ReplyText.digits(interchange.time)
        let control = X12ReplyText.digits(interchange.controlNumber).suffix(9)
        writer.segment(
            "TA1",
            [
                .text(String(repeating: "0", count: 9 - control.count) + control, 9),
                .text(date.count < 6 ? header.shortDate : String(date.suffix(6)), 6),
                .text(time.count < 4 ? header.time : String(time.prefix(4)), 4),
                // Data element I17: accepted, accepted with errors noted, rejected.
                interchange.noteCodes.isEmpty ? "A" : isTaken ? "E" : "R",
                .text(interchange.noteCodes.first ?? "000", 3),
            ]
        )
    }

    // MARK: The orders

    /// The 855s or the 865s; nil where the interchange has no such orders.
    private func orderAnswer(
        to interchange: X12Interchange,
        _ sort: X12OrderReply.Sort,
        _ numbers: some ControlNumberSource
    ) throws -> AcknowledgementFile? {
        let answered = interchange.groups.filter { group in group.sets.contains { isOrder($0, sort) } }
        guard !answered.isEmpty else { return nil }
        var writer = try X12ReplyWriter(replyHeader(of: interchange), numbers)
        for group in answered {
            let release = X12ReplyRelease(group.version)
            try writer.openGroup(sort.functionalIdentifier, answering: group, release, numbers)
            for set in group.sets where isOrder(set, sort) {
                guard let outcome = set.order(among: feed.outcomes) else { continue }
                X12OrderReply(sort, outcome, feed, profile, release).write(into: &writer)
            }
            writer.closeGroup()
        }
        return AcknowledgementFile(kind: sort.rawValue, fileExtension: "edi", bytes: writer.closed())
    }

    private func isOrder(_ set: X12TransactionSet, _ sort: X12OrderReply.Sort) -> Bool {
        set.identifier == sort.answered && set.order(among: feed.outcomes) != nil
    }

    private func replyHeader(of interchange: X12Interchange) -> X12ReplyHeader {
        X12ReplyHeader(answering: interchange, feed, writesNewlines: profile.writesNewlines)
    }
}

extension X12TransactionSet {
    /// What became of its order; nil where the set was left out, or the file was refused after it was read.
    func order(among outcomes: [OrderOutcome?]) -> OrderOutcome? {
        guard let documentIndex, outcomes.indices.contains(documentIndex) else { return nil }
        return outcomes[documentIndex]
    }
}
