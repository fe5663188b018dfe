// AnswerTrial: acknowledgements can be written of whatever was read, and read back.

internal import Domain
internal import Feeds

/// A trial of the acknowledgements of a file.
struct AnswerTrial {
    var features: Set<String> = []
    var breaches: [String] = []

    init(_ envelope: FeedEnvelope, _ feed: ParsedFeed, _ profile: FeedProfile) {
        let answered = AnsweredFeed(
            envelope: envelope,
            outcomes: SyntheticOutcomes.outcomes(of: Array(feed.documents)),
            faults: feed.faults,
            receipt: "rcp_0abcdefghjkmn",
            partner: "acme",
            receivedAt: Timestamp(milliseconds: 1_795_513_500_250)
        )
        do {
            let files = try Acknowledgements.files(answering: answered, profile: profile, numbers: TrialNumbers())
            let again = try Acknowledgements.files(answering: answered, profile: profile, numbers: TrialNumbers())
            if files != again { breaches.append("another acknowledgement the second time") }
            for file in files {
                features.insert("answer \(file.kind) \(FeedTrial.magnitude(file.bytes.count / 100))")
                // The beginnings of its lines: tags and codes.
                let lines = file.bytes.split(separator: 0x0A).prefix(200)
                features.formUnion(lines.map { "answer \(file.kind) \(String(decoding: $0.prefix(7), as: UTF8.self))" })
                breaches += self.breaches(of: file, profile).map { "answer \(file.kind): \($0)" }
            }
        } catch {
            breaches.append("an acknowledgement failed: \(error)")
        }
    }

    private func breaches(of file: AcknowledgementFile, _ profile: FeedProfile) -> [String] {
        switch file.bytes.first {
        case UInt8(ascii: "I"): return X12Shape.breaches(of: file.bytes) + ownBreaches(of: file.bytes)
        case UInt8(ascii: "U"): return EDIFACTShape.breaches(of: file.bytes)
        case UInt8(ascii: "<"), 0xEF: return XMLShape.breaches(of: file.bytes)
        case nil: return ["empty"]
        default: return ["begins like no format"]
        }
    }

    /// What our own reader has against the envelopes of an X12 answer; its sets are of sorts that are not read here.
    private func ownBreaches(of bytes: [UInt8]) -> [String] {
        let feed = bytes.withUnsafeBytes { FeedParser.parse($0, profile: FeedProfile()) }
        guard case .x12(let envelope) = feed.envelope else { return [] }
        let groups = envelope.interchanges.flatMap(\.groups)
        let groupCodes = Set(groups.flatMap(\.errorCodes)).subtracting(["1"])
        let setCodes = Set(groups.flatMap(\.sets).flatMap(\.errorCodes)).intersection(["2", "3", "4", "6", "7"])
        var breaches = envelope.interchanges.flatMap(\.noteCodes).map { "read back with note \($0)" }
        breaches += groupCodes.sorted().map { "read back with group error \($0)" }
        breaches += setCodes.sorted().map { "read back with set error \($0)" }
        if envelope.interchanges.count != 1 {
            breaches.append("read back as \(envelope.interchanges.count) interchanges")
        }
        if groups.contains(where: { $0.declaredSets != $0.sets.count }) {
            breaches.append("read back with another count")
        }
        return breaches
    }
}

/// Counts each series from 1.
private final class TrialNumbers: ControlNumberSource {
    private var drawn: [String: Int] = [:]

    func next(in series: String) -> Int {
        drawn[series, default: 0] += 1
        return drawn[series, default: 0]
    }
}
