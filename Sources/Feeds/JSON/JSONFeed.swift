// JSONFeed: from a JSON text to the units in it.
//
// GUARANTEES   Nothing is read of a text that is not JSON from beginning to end.

internal import Domain

/// Reads JSON files.
enum JSONFeed {
    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: the text; that it is UTF-8 is checked here.
    ///   - profile: the partner's.
    /// - Returns: its documents, and its faults with their places.
    static func read(_ text: FeedText, profile: FeedProfile) -> ParsedFeed {
        var finder = PlaceFinder(text: text)
        if let invalid = UTF8Scan.firstInvalid(in: text.bytes) {
            return ParsedFeed(refusedFor: notUTF8(at: finder.place(at: invalid)))
        }
        do throws(JSONProblem) {
            return read(try JSONTape(text.bytes, limits: profile.limits), text, profile)
        } catch {
            return ParsedFeed(refusedFor: error.fault(at: finder.place(at: error.offset), limits: profile.limits))
        }
    }

    /// JSON is UTF-8 wherever it is sent.
    static func notUTF8(at place: SourcePlace) -> Fault {
        Fault(
            code: "json.notUTF8",
            place: place,
            message: "the bytes here are not UTF-8, as JSON must be",
            remedy: "write the file as UTF-8"
        )
    }

    private static func read(_ tape: JSONTape, _ text: FeedText, _ profile: FeedProfile) -> ParsedFeed {
        let isIngram =
            switch profile.jsonProfile {
            case .automatic: IngramFeed.isRecognized(tape)
            case .holdfast: false
            case .ingram: true
            }
        let reader = JSONReader(tape: tape, text: text, limits: profile.limits, blankIsAbsent: isIngram)
        let units = UnitCollector(limit: profile.limits.maximumDocuments)
        return isIngram
            ? IngramFeed(reader: reader, units: units, defaultKind: profile.defaultOrderKind).read()
            : HoldfastFeed(reader: reader, units: units, defaultKind: profile.defaultOrderKind).read()
    }
}
