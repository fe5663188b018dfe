internal import Domain

/// Reads a file.
struct XMLFeed {
    let bytes: UnsafeRawBufferPointer
    let profile: FeedProfile

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    /// Reads the file to its end.
    func read(into sink: inout some FeedSink) -> FeedReading {
        FeedReading(
            refusedFor: Fault(
                code: "feed.unsupportedFormat",
                place: .start,
                message: "the file is XML, which is not read here",
                remedy: "send orders as CSV or JSON; docs/feeds.md describes both"
            )
        )
    }

    /// Whether the file has its end, or cannot get it.
    func isComplete() -> Bool { true }
}
