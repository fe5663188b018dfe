// FeedTrial: what must hold for any bytes, tried on some.
//
// GUARANTEES   The same bytes give the same trial: profile, outcomes and control numbers follow from them.
// DOES NOT     Survive a trap: whoever tries unknown bytes does so in a process of its own (holdfast-fuzz).

internal import Domain
internal import Feeds
internal import Glibc

/// A trial of the way from a file's bytes to its documents and acknowledgements.
public struct FeedTrial: Sendable {
    /// What an input showed; one that shows something new is worth keeping.
    public private(set) var features: Set<String> = []
    /// Which rules were broken; empty for a good trial.
    public private(set) var breaches: [String] = []
    /// Processor time of the first reading.
    public private(set) var seconds = 0.0

    /// The most processor time that a file of any sort may take.
    public static let maximumSeconds = 1.0

    /// Tries some bytes.
    public init(_ bytes: [UInt8]) {
        let profile = TrialProfile.profile(for: bytes)
        bytes.withUnsafeBytes { buffer in
            let start = Self.processorTime
            let feed = FeedParser.parse(buffer, profile: profile)
            seconds = Self.processorTime - start
            if seconds > Self.maximumSeconds { breaches.append("slow: \(seconds) s") }
            let isComplete = FeedParser.isComplete(buffer, profile: profile)
            checkAgain(buffer, profile, feed, isComplete)
            checkFeed(feed, byteCount: buffer.count, isComplete: isComplete)
            checkStream(buffer, profile, feed)
            note(feed, isComplete)
            guard let envelope = feed.envelope else { return }
            let answers = AnswerTrial(envelope, feed, profile)
            features.formUnion(answers.features)
            breaches += answers.breaches
        }
    }

    /// Tries the acknowledgements of an X12 envelope and orders that are drawn from bytes.
    public init(drawnFrom bytes: [UInt8]) {
        var drawn = DrawnEnvelope(bytes)
        let envelope = drawn.draw()
        let feed = ParsedFeed(format: .x12, documents: drawn.documents)
        let answers = AnswerTrial(.x12(envelope), feed, TrialProfile.profile(for: bytes))
        features = answers.features.union(["drawn"])
        breaches = answers.breaches
    }

    private mutating func checkAgain(
        _ bytes: UnsafeRawBufferPointer,
        _ profile: FeedProfile,
        _ first: ParsedFeed,
        _ wasComplete: Bool
    ) {
        let second = FeedParser.parse(bytes, profile: profile)
        let isSame =
            first.documents == second.documents && first.rejected == second.rejected && first.faults == second.faults
            && first.envelope == second.envelope && first.format == second.format
        if !isSame { breaches.append("another result the second time") }
        if FeedParser.isComplete(bytes, profile: profile) != wasComplete { breaches.append("completeness wavers") }
    }

    private mutating func checkFeed(_ feed: ParsedFeed, byteCount: Int, isComplete: Bool) {
        if feed.isRefused || !feed.rejected.isEmpty, feed.faults.isEmpty { breaches.append("left out without a fault") }
        if feed.faults.total < feed.faults.first.count { breaches.append("faults miscounted") }
        for fault in feed.faults.first.prefix(100) {
            breaches += FaultTrial.breaches(of: fault, byteCount: byteCount)
        }
        for case .order(let order) in feed.documents.prefix(1_000) { breaches += OrderTrial.breaches(of: order) }
        let hasEnd: Set<FeedFormat> = [.x12, .edifact, .cxml, .ubl, .oagis, .rosettaNet, .xmlOrder]
        if let format = feed.format, hasEnd.contains(format), feed.faults.isEmpty, !isComplete {
            breaches.append("without a fault, and said to be cut off")
        }
    }

    /// Unit by unit gives the same units as at once.
    private mutating func checkStream(_ bytes: UnsafeRawBufferPointer, _ profile: FeedProfile, _ feed: ParsedFeed) {
        guard feed.envelope != nil, !feed.isRefused else { return }
        var units = StreamedUnits()
        let end = FeedParser.stream(bytes, profile: profile, into: &units)
        let isSame =
            units.documents == Array(feed.documents) && units.rejected == feed.rejected && !end.isRefused
            && end.faults == feed.faults
        if !isSame { breaches.append("another result unit by unit") }
    }

    private mutating func note(_ feed: ParsedFeed, _ isComplete: Bool) {
        // Of more than four sorts of faults in one file there are too many sets to keep an input of each.
        let codes = Set(feed.faults.first.map(\.code)).sorted().prefix(4)
        let kind = feed.format?.rawValue ?? "none"
        let count = Self.magnitude(feed.documents.count)
        features.insert("\(kind) \(codes.joined(separator: " ")) \(count) \(isComplete)")
        for fault in feed.faults.first.prefix(200) {
            let position = fault.position
            // What is not known is the file's own text, of which there is no end.
            let field = fault.code.contains(".unknown") || fault.code.contains(".duplicate") ? "" : fault.field ?? ""
            features.insert(
                "\(fault.code) \(field.prefix(24)) \(position?.segment.prefix(20) ?? "") \(position?.element ?? 0) "
                    + (position?.code ?? "")
            )
        }
        for case .order(let order) in feed.documents.prefix(50) {
            features.formUnion(OrderTrial.features(of: order).map { "\(kind) \($0)" })
        }
    }

    static func magnitude(_ count: Int) -> Int {
        count < 3 ? count : 3 + (Int.bitWidth - count.leadingZeroBitCount) / 2
    }

    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

/// Keeps the units of a file.
private struct StreamedUnits: FeedSink {
    var documents: [FeedDocument] = []
    var rejected: [RejectedUnit] = []

    mutating func take(_ document: FeedDocument) { documents.append(document) }
    mutating func leaveOut(_ unit: RejectedUnit) { rejected.append(unit) }
}
