// FeedParser: the way in. From the bytes of a file to documents and faults.
//
// GUARANTEES   Any bytes give a result; none is too broken. The same bytes and profile always give the same result.
//              A unit with a fault is left out whole and named; the other units do not suffer. A fault of the whole file
//              leaves no documents at all.
// DOES NOT     Know files, names or partners, or whether the documents may be accepted.

public import Domain

/// Reads feeds.
public enum FeedParser {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file as it came.
    ///   - profile: how the partner writes its files.
    /// - Returns: its documents, and its faults with their places.
    public static func parse(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) -> ParsedFeed {
        guard bytes.count <= profile.limits.maximumFileBytes else {
            return ParsedFeed(refusedFor: tooLong(bytes.count, limit: profile.limits.maximumFileBytes))
        }
        switch FeedContent.of(bytes) {
        case .empty: return ParsedFeed(refusedFor: .noUnits)
        case .unsupported(let fault): return ParsedFeed(refusedFor: fault)
        case .json: return JSONFeed.read(unmarkedText(bytes), profile: profile)
        case .x12, .edifact, .xml:
            var units = UnitList()
            let reading = read(bytes, profile: profile, into: &units)
            return ParsedFeed(reading, units)
        case .text:
            do throws(Fault.Thrown) {
                return try TextDecoding.read(bytes, configured: profile.encoding) { text in
                    CSVFeed(profile: profile).read(text)
                }
            } catch {
                return ParsedFeed(refusedFor: error.fault)
            }
        }
    }

    /// Reads a file of a format that can be read unit by unit (X12, EDIFACT, XML), in memory that does not grow with it.
    ///
    /// - Parameters:
    ///   - bytes: the whole file as it came.
    ///   - profile: how the partner writes its files.
    ///   - sink: gets each unit as soon as it is read. What it got is void where the result is refused as a whole.
    /// - Returns: everything but the units; refused where the format cannot be read so.
    public static func stream(
        _ bytes: UnsafeRawBufferPointer,
        profile: FeedProfile,
        into sink: inout some FeedSink
    ) -> (format: FeedFormat?, faults: FaultList, isRefused: Bool) {
        let reading = read(bytes, profile: profile, into: &sink)
        return (reading.format, reading.faults.list, reading.faults.refusesFile)
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer,
        profile: FeedProfile,
        into sink: inout some FeedSink
    ) -> FeedReading {
        switch FeedContent.of(bytes) {
        case .x12: X12Feed(bytes, profile: profile).read(into: &sink)
        case .edifact: EDIFACTFeed(bytes, profile: profile).read(into: &sink)
        case .xml: XMLFeed(bytes, profile: profile).read(into: &sink)
        case .unsupported(let fault): FeedReading(refusedFor: fault)
        case .empty, .json, .text: FeedReading(refusedFor: .noUnits)
        }
    }

    /// Whether a file does not look cut off.
    ///
    /// Cut off are a quote or a JSON value that is not closed, half a character, and CSV whose last line has no line
    /// break. Such a file may still be growing: it is left in the inbox, and whether it is read as it is in the end is
    /// not for the parser to decide. A file that more bytes cannot mend is complete, so that it is refused at once.
    ///
    /// - Parameters:
    ///   - bytes: the file as it is now.
    ///   - profile: how the partner writes its files.
    /// - Returns: whether it is all there, or cannot become so.
    public static func isComplete(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) -> Bool {
        guard bytes.count <= profile.limits.maximumFileBytes else { return true }
        switch FeedContent.of(bytes) {
        case .empty: return false
        case .unsupported: return true
        case .json: return isCompleteJSON(unmarkedText(bytes), profile)
        case .x12: return X12Feed(bytes, profile: profile).isComplete()
        case .edifact: return EDIFACTFeed(bytes, profile: profile).isComplete()
        case .xml: return XMLFeed(bytes, profile: profile).isComplete()
        case .text:
            let isCharacterWhole = !TextDecoding.isUTF16(bytes) || bytes.count.isMultiple(of: 2)
            guard isCharacterWhole, !UTF8Scan.endsWithin(bytes.bindMemory(to: UInt8.self)) else { return false }
            do throws(Fault.Thrown) {
                return try TextDecoding.read(bytes, configured: profile.encoding) { isCompleteCSV($0, profile) }
            } catch {
                return true
            }
        }
    }

    private static func isCompleteJSON(_ text: FeedText, _ profile: FeedProfile) -> Bool {
        guard !UTF8Scan.endsWithin(text.bytes) else { return false }
        do throws(JSONProblem) {
            _ = try JSONTape(text.bytes, limits: profile.limits)
            return true
        } catch {
            return error.kind != .unexpectedEnd
        }
    }

    private static func isCompleteCSV(_ text: FeedText, _ profile: FeedProfile) -> Bool {
        guard let last = text.bytes.last, last == ASCII.lineFeed || last == ASCII.carriageReturn,
            var tokenizer = CSVFeed(profile: profile).front(of: text.bytes)?.tokenizer
        else { return false }
        repeat {
            if tokenizer.problem?.kind == .unterminatedQuote { return false }
        } while tokenizer.next()
        return true
    }

    /// The text behind a UTF-8 byte order mark.
    private static func unmarkedText(_ bytes: UnsafeRawBufferPointer) -> FeedText {
        let markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let content = UnsafeRawBufferPointer(rebasing: bytes[markLength...]).bindMemory(to: UInt8.self)
        return FeedText(bytes: content, encoding: .utf8, markLength: markLength)
    }

    private static func tooLong(_ count: Int, limit: Int) -> Fault {
        Fault(
            code: "feed.tooLong",
            place: .start,
            message: "the file has \(count) bytes, and \(limit) are allowed",
            remedy: "send it in several files"
        )
    }
}
