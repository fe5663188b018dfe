// X12GroupReply: 997, and 999 from version 005010 on: what was understood of a group.
//
// GUARANTEES   As many error codes and notes as the standard has room for, the first ones, and all mandatory elements.
// DOES NOT     Say anything of the orders as business: a set that was understood is accepted here, even if its order is
//              refused in the 855.

internal import Domain

/// The answer to a functional group.
struct X12GroupReply {
    /// The most segments of one set that are named; nobody reads more.
    private static let maximumSegments = 1_000
    /// The most elements of one segment that are named (AK4's maximum use).
    private static let maximumElements = 99
    /// The most codes of AK5, IK5 and AK9.
    private static let maximumCodes = 5

    let group: X12Group
    let outcomes: [OrderOutcome?]
    let release: X12ReplyRelease

    init(_ group: X12Group, _ outcomes: [OrderOutcome?]) {
        self.group = group
        self.outcomes = outcomes
        release = X12ReplyRelease(group.version)
    }

    /// ST01.
    var setIdentifier: String { release.has999 ? "999" : "997" }

    /// Writes the transaction set.
    func write(into writer: inout X12ReplyWriter) {
        writer.openSet(setIdentifier)
        let version: X12ReplyElement = release.has999 ? .text(group.version, 12) : .nothing
        writer.segment("AK1", [.text(group.functionalIdentifier, 2), number(group.controlNumber), version])
        for set in group.sets { write(set, into: &writer) }
        writeTrailer(into: &writer)
        writer.closeSet()
    }

    private func write(_ set: X12TransactionSet, into writer: inout X12ReplyWriter) {
        let convention: X12ReplyElement = release.has999 ? .optional(set.implementation, 35) : .nothing
        // As they were written, even if too short: the sender looks for its own numbers.
        let identifier = set.identifier.isEmpty ? "000" : set.identifier
        let control = set.controlNumber.isEmpty ? "0000" : set.controlNumber
        writer.segment("AK2", [.text(identifier, 3), .text(control, 9), convention])
        for error in set.segmentErrors.prefix(Self.maximumSegments) { write(error, into: &writer) }
        let isTaken = isTaken(set)
        var codes = set.errorCodes
        if !isTaken, codes.isEmpty { codes = ["5"] }
        let isClean = codes.isEmpty && set.segmentErrors.isEmpty
        writer.segment(release.has999 ? "IK5" : "AK5", [isTaken ? isClean ? "A" : "E" : "R"] + limited(codes))
    }

    private func write(_ error: X12SegmentError, into writer: inout X12ReplyWriter) {
        let tag = String(error.segment.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(3))
        writer.segment(
            release.has999 ? "IK3" : "AK3",
            [
                // A tag that is none still needs two characters here.
                .text(tag.utf8.count < 2 ? "ZZ" : tag, 3),
                .number(min(max(error.segmentNumber, 1), 999_999), 6),
                .optional(error.loop, release.loopLength),
                // Without a code of its own the segment is wrong only by its elements.
                .optional(error.code ?? (error.elements.isEmpty ? nil : "8"), 3),
            ]
        )
        for element in error.elements.prefix(Self.maximumElements) where (1...99).contains(element.element) {
            let component = element.component.flatMap { (1...99).contains($0) ? $0 : nil }
            let position = [element.element] + (release.hasComponentPositions ? [component].compactMap(\.self) : [])
            writer.segment(
                release.has999 ? "IK4" : "AK4",
                [
                    .composite(position), .number(element.reference, 4),
                    .text(element.code.isEmpty ? "7" : element.code, 3), .optional(element.value, 99),
                ]
            )
        }
    }

    /// AK9: accepted, accepted with errors noted, partially accepted (at least one set is not), or rejected.
    private func writeTrailer(into writer: inout X12ReplyWriter) {
        let received = group.sets.count
        let accepted = group.sets.count { isTaken($0) }
        let isClean =
            group.errorCodes.isEmpty && group.sets.allSatisfy { $0.errorCodes.isEmpty && $0.segmentErrors.isEmpty }
        let code: X12ReplyElement =
            if accepted == received, received > 0 || group.errorCodes.isEmpty {
                isClean ? "A" : "E"
            } else {
                accepted > 0 ? "P" : "R"
            }
        let declared = group.declaredSets.flatMap { (0...999_999).contains($0) ? $0 : nil } ?? received
        writer.segment(
            "AK9",
            [code, .number(declared, 6), .number(received, 6), .number(accepted, 6)] + limited(group.errorCodes)
        )
    }

    private func isTaken(_ set: X12TransactionSet) -> Bool { set.order(among: outcomes) != nil }

    private func limited(_ codes: [String]) -> [X12ReplyElement] {
        var seen: Set<String> = []
        return codes.filter { seen.insert($0).inserted }.prefix(Self.maximumCodes).map { .text($0, 3) }
    }

    /// AK102 is a number, whatever was written in GS06.
    private func number(_ written: String) -> X12ReplyElement {
        let digits = X12ReplyText.digits(written)
        return .text(digits.isEmpty ? "0" : digits, 9)
    }
}
