// X12Text: interchanges for tests, with counts that are right unless a test wants them wrong.

import Domain
import Feeds

/// Writes interchanges.
enum X12Text {
    static let beginning = "BEG*00*NE*PO-1**20261124"

    /// A set of an order from its segments; ST and SE are added.
    static func set(_ segments: [String], _ identifier: String = "850", number: String = "0001") -> [String] {
        ["ST*\(identifier)*\(number)"] + segments + ["SE*\(segments.count + 2)*\(number)"]
    }

    static func group(_ sets: [[String]], _ identifier: String = "PO", number: Int = 1, version: String = "004010")
        -> [String]
    {
        ["GS*\(identifier)*ACME*HOLDFAST*20261124*0915*\(number)*X*\(version)"] + sets.flatMap(\.self)
            + ["GE*\(sets.count)*\(number)"]
    }

    static func interchange(_ groups: [[String]], number: String = "000000001") -> [String] {
        [header(number: number)] + groups.flatMap(\.self) + ["IEA*\(groups.count)*\(number)"]
    }

    static func header(number: String = "000000001", repetition: String = "U", version: String = "00401") -> String {
        "ISA*00*          *00*          *ZZ*ACME           *ZZ*HOLDFAST       *261124*0915*\(repetition)*\(version)"
            + "*\(number)*0*P*>"
    }

    static func text(_ segments: [String]) -> String { segments.map { $0 + "~\n" }.joined() }

    /// A whole file with one order of these segments.
    static func order(_ segments: [String], _ beginning: String = Self.beginning) -> String {
        text(interchange([group([set([beginning] + segments)])]))
    }

    /// A whole file with one change of these segments.
    static func change(_ segments: [String], _ beginning: String = "BCH*04*NE*PO-1**2*20261124") -> String {
        text(interchange([group([set([beginning] + segments, "860")], "PC")]))
    }
}

extension ParsedFeed {
    var x12: X12Envelope? {
        guard case .x12(let envelope) = envelope else { return nil }
        return envelope
    }

    /// The faults in the standard's words: `PO1 3 02 7`, which is segment, its number, element, code.
    var positions: [String] {
        faults.first.map { fault in
            guard let position = fault.position else { return fault.code }
            let parts = [
                position.segment, position.segmentNumber.map(String.init), position.element.map { "e\($0)" },
                position.code.map { "c\($0)" },
            ]
            return parts.compactMap(\.self).joined(separator: " ") + " \(fault.code)"
        }
    }
}
