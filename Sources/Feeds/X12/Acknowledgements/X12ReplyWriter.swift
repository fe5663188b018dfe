// X12ReplyWriter: an interchange, written segment by segment.
//
// GUARANTEES   All that is counted is counted here: segments, sets, groups. Control numbers at an end are those of its
//              beginning. ISA13 and GS06 go up by one within their series and begin anew after 999,999,999, the most that
//              the standard has room for.

/// Writes one interchange.
struct X12ReplyWriter {
    let header: X12ReplyHeader
    private var bytes: [UInt8]
    private let interchangeNumber: String
    private var groupNumber = ""
    private var setNumber = ""
    private var segmentCount = 0
    private var setCount = 0
    private var groupCount = 0

    /// Begins an interchange with the next number between the two parties.
    init(_ header: X12ReplyHeader, _ numbers: some ControlNumberSource) throws {
        let number = try numbers.next(in: "x12.interchange \(header.parties)")
        let digits = Self.wrapped(number)
        self.header = header
        interchangeNumber = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        bytes = header.interchangeHeader(number: interchangeNumber)
    }

    /// Writes a segment.
    mutating func segment(_ tag: String, _ elements: [X12ReplyElement]) {
        bytes += tag.utf8
        var end = bytes.count
        for element in elements {
            bytes.append(header.separators.element)
            let start = bytes.count
            switch element {
            case .nothing: break
            case .text(let text, let limit):
                X12ReplyText.append(text, limit: limit, without: header.separators, to: &bytes)
            case .composite(let numbers):
                bytes += numbers.map { Array(String($0).utf8) }.joined(separator: [header.separators.component])
            }
            if bytes.count > start { end = bytes.count }
        }
        bytes.removeSubrange(end...)
        bytes.append(header.separators.segment)
        bytes += header.segmentEnd
        segmentCount += 1
    }

    /// Begins a group that answers another one.
    mutating func openGroup(
        _ functionalIdentifier: String,
        answering group: X12Group,
        _ release: X12ReplyRelease,
        _ numbers: some ControlNumberSource
    ) throws {
        let sender = code(group.receiver, else: header.sender)
        let receiver = code(group.sender, else: header.receiver)
        groupNumber = Self.wrapped(try numbers.next(in: "x12.group \(header.parties)"))
        setCount = 0
        groupCount += 1
        segment(
            "GS",
            [
                .text(functionalIdentifier, 2), .text(sender, 15), .text(receiver, 15), .text(date(release), 8),
                .text(header.time, 4), .text(groupNumber, 9), "X", .text(release.text, 12),
            ]
        )
    }

    /// Ends the group.
    mutating func closeGroup() { segment("GE", [.number(setCount, 6), .text(groupNumber, 9)]) }

    /// Begins a transaction set; the sets of a group are numbered from 0001.
    mutating func openSet(_ identifier: String) {
        setCount += 1
        let digits = String(setCount)
        setNumber = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        segmentCount = 0
        segment("ST", [.text(identifier, 3), .text(setNumber, 9)])
    }

    /// Ends the transaction set.
    mutating func closeSet() { segment("SE", [.number(segmentCount + 1, 10), .text(setNumber, 9)]) }

    /// Ends the interchange and gives it out.
    consuming func closed() -> [UInt8] {
        segment("IEA", [.number(groupCount, 5), .text(interchangeNumber, 9)])
        return bytes
    }

    /// The day in the form of a release.
    func date(_ release: X12ReplyRelease) -> String { release.hasLongDates ? header.date : header.shortDate }

    /// GS02 or GS03, at least the two characters that they must have.
    private func code(_ written: String, else address: X12Address) -> String {
        let code = X12ReplyText.cleaned(written, limit: 15, without: header.separators)
        return code.utf8.count >= 2 ? code : address.identifier
    }

    private static func wrapped(_ number: Int) -> String { String((max(number, 1) - 1) % 999_999_999 + 1) }
}
