// PartnerFeedParser: the feeds' parser and writer with each partner's own profile, as the inbox asks for it.

internal import Domain
internal import Feeds
internal import Glibc
internal import Inbox
internal import Synchronization

/// Parses a partner's files by its profile, and answers them by it.
final class PartnerFeedParser: FileParser {
    private let profiles = Mutex<[PartnerName: FeedProfile]>([:])

    /// Replaces all profiles; files that are being parsed keep the one they began with.
    func setProfiles(_ profiles: [PartnerName: FeedProfile]) { self.profiles.withLock { $0 = profiles } }

    func parse(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> ParsedFile {
        let feed = FeedParser.parse(bytes, profile: profile(of: partner))
        return ParsedFile(
            format: feed.format?.rawValue,
            documents: feed.documents,
            rejected: feed.rejected.map { RejectedItem(kind: $0.kind, name: $0.name, lineCount: $0.lineCount) },
            faults: feed.faults,
            envelope: feed.envelope
        )
    }

    func isComplete(_ bytes: UnsafeRawBufferPointer, partner: PartnerName) -> Bool {
        FeedParser.isComplete(bytes, profile: profile(of: partner))
    }

    func acknowledgements(
        answering feed: AnsweredFeed,
        partner: PartnerName,
        numbers: some ControlNumberSource
    ) throws -> [AcknowledgementFile] {
        try Acknowledgements.files(answering: feed, profile: profile(of: partner), numbers: numbers)
    }

    func redacted(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        // Secrets stand between tags, and most files have none.
        guard let base = bytes.baseAddress, memchr(base, Int32(UInt8(ascii: "<")), bytes.count) != nil else {
            return nil
        }
        return CXMLSecrets.redact(bytes)
    }

    private func profile(of partner: PartnerName) -> FeedProfile {
        profiles.withLock { $0[partner] } ?? FeedProfile()
    }
}
