// EDIFACTFeed: ORDERS and ORDCHG in interchanges after ISO 9735.
//
// GUARANTEES   An interchange whose envelope is wrong gives no order: its end is looked at before its messages are read. So
//              it is with a group. A message with a fault is left out whole, and the others do not suffer.
// DOES NOT     Compare the references of messages or interchanges with each other: what is sent twice is known by the
//              order's number.

internal import Domain

/// Reads a file.
struct EDIFACTFeed {
    let bytes: UnsafeRawBufferPointer
    let profile: FeedProfile

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
    }

    /// Reads the file to its end.
    func read(into sink: inout some FeedSink) -> FeedReading {
        guard !TextDecoding.isUTF16(bytes) else {
            return FeedReading(format: .edifact, refusedFor: EDIFACTFault.utf16)
        }
        var reader = EDIFACTReader(bytes, markLength: markLength, profile: profile)
        reader.readFile(into: &sink)
        return FeedReading(format: .edifact, faults: reader.faults, envelope: .edifact(reader.envelope))
    }

    /// Whether the last segment is a whole UNZ, or the file can never get one.
    func isComplete() -> Bool {
        guard !TextDecoding.isUTF16(bytes) else { return true }
        var reader = EDIFACTReader(bytes, markLength: markLength, profile: profile)
        return reader.isComplete()
    }

    private var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
