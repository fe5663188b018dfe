// X12Feed: from the bytes of a file to the orders of its interchanges.
//
// GUARANTEES   The envelope of an interchange is judged before an order of it is given out. Each order is given out as
//              soon as its transaction set is read; of what was read only the envelope is kept.
// DOES NOT     Look for orders that are sent twice, or for interchanges that are: Fulfilment answers both.

internal import Domain

/// Reads a file.
struct X12Feed {
    let bytes: UnsafeRawBufferPointer
    let profile: FeedProfile

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    /// Reads the file to its end.
    func read(into sink: inout some FeedSink) -> FeedReading {
        guard !TextDecoding.isUTF16(bytes) else {
            return FeedReading(
                format: .x12,
                refusedFor: Fault(
                    code: "feed.unsupportedEncoding",
                    place: .start,
                    message: "the file is X12 in UTF-16",
                    remedy: "send X12 in ASCII, UTF-8 or Windows-1252"
                )
            )
        }
        var reading = X12FileReading(bytes, profile: profile)
        reading.read(into: &sink)
        return FeedReading(format: .x12, faults: reading.faults, envelope: .x12(reading.envelope))
    }

    /// Whether the file has its end, or cannot get it.
    func isComplete() -> Bool {
        guard !TextDecoding.isUTF16(bytes) else { return true }
        var reading = X12FileReading(bytes, profile: profile)
        return reading.isComplete()
    }
}
