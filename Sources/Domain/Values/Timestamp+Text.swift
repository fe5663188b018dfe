// The text of a moment, read.
//
// GUARANTEES   What is read is shown again as it was written, the milliseconds filled up: one moment has one text.

extension Timestamp {
    /// Reads a moment as it is shown outside, `2026-11-24T13:05:00.250Z`, the milliseconds optional; nil for anything
    /// else.
    public init?(_ text: some StringProtocol) {
        let full = text.utf8.count == 20 && text.hasSuffix("Z") ? "\(text.dropLast()).000Z" : "\(text)"
        let parts = full.dropFirst(11).dropLast().split(separator: ":", omittingEmptySubsequences: false)
        guard full.utf8.count == 24, parts.count == 3, let date = CalendarDate(full.prefix(10)),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), let seconds = Int64(parts[2].prefix(2)),
            let rest = Int64(parts[2].dropFirst(3))
        else { return nil }
        let time = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest
        self = Timestamp(startOf: date).adding(milliseconds: time)
        // Whatever is not written as it would be shown is refused: signs, 24:00, leap seconds.
        guard description == full else { return nil }
    }
}
