// EDIFACTText: interchanges for the tests, with trailers that fit.

import Domain
import Feeds

/// A message with its trailer.
func message(_ segments: [String], type: String = "ORDERS:D:96A:UN", reference: String = "1") -> String {
    let all = ["UNH+\(reference)+\(type)"] + segments
    return (all + ["UNT+\(all.count + 1)+\(reference)"]).map { "\($0)'" }.joined()
}

/// An interchange of messages with its trailer.
func interchange(
    _ messages: [String],
    advice: String = "",
    syntax: String = "UNOC:3",
    reference: String = "R1",
    rest: String = ""
) -> String {
    "\(advice)UNB+\(syntax)+ACME:14+HOLDFAST:ZZ+261124:1200+\(reference)\(rest)'\(messages.joined())"
        + "UNZ+\(messages.count)+\(reference)'"
}

/// An interchange of one order.
func order(
    _ segments: [String],
    head: String = "BGM+220+PO-1+9",
    type: String = "ORDERS:D:96A:UN",
    advice: String = "",
    syntax: String = "UNOC:3"
) -> String {
    interchange([message([head] + segments, type: type)], advice: advice, syntax: syntax)
}

extension ParsedFeed {
    var edifact: EDIFACTEnvelope? {
        guard case .edifact(let envelope) = envelope else { return nil }
        return envelope
    }
    /// The places of the faults in the words of the standard: `UNT 7 1 29`.
    var standardPositions: [String] {
        faults.first.map { fault in
            guard let position = fault.position else { return "-" }
            let parts: [String?] = [
                position.segment, position.segmentNumber.map(String.init), position.element.map(String.init),
                position.component.map(String.init), position.code,
            ]
            return parts.compactMap(\.self).joined(separator: " ")
        }
    }
}
