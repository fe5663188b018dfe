// EDIFACTWriter: an interchange of ours, segment by segment.
//
// GUARANTEES   Whatever a text holds, it cannot break a segment: service characters are released, control characters are
//              blanks, and what the character set lacks is a question mark. The trailers count what was written.

internal import Domain

/// Writes an interchange that answers another one.
struct EDIFACTWriter {
    private(set) var bytes: [UInt8] = []
    private let characterSet: EDIFACTCharacterSet
    private let released: [UInt8]
    private let controlReference: String
    private var messageCount = 0
    private var segmentCount = 0

    /// Begins the interchange.
    ///
    /// - Parameters:
    ///   - interchange: what is answered; its sender becomes the recipient.
    ///   - number: the number of ours.
    ///   - moment: when it is written.
    init(answering interchange: EDIFACTInterchange, number: Int, at moment: Timestamp) {
        let known = EDIFACTCharacterSet(identifier: interchange.syntaxIdentifier)
        let version = (1...4).contains(interchange.syntaxVersion) ? interchange.syntaxVersion : 3
        characterSet = known ?? .levelA
        released = Array((version == 4 ? "?+:'*" : "?+:'").utf8)
        controlReference = String(number)
        if interchange.hasServiceAdvice { bytes += Array((version == 4 ? "UNA:+.?*'" : "UNA:+.? '").utf8) }
        let (date, time) = Self.dateAndTime(moment)
        segment(
            "UNB",
            [known == nil ? "UNOA" : interchange.syntaxIdentifier, String(version)],
            Self.address(interchange.recipient),
            Self.address(interchange.sender),
            [version == 4 ? date : String(date.dropFirst(2)), time],
            [controlReference],
            [],
            [],
            [],
            [],
            [],
            [interchange.isTest ? "1" : ""]
        )
    }

    private static func address(_ address: EDIFACTAddress) -> [String] {
        [address.identifier, address.qualifier, address.internalAddress]
    }

    /// The day as `CCYYMMDD` and the time as `HHMM`, in UTC.
    static func dateAndTime(_ moment: Timestamp) -> (date: String, time: String) {
        let digits = moment.description.filter { $0.isASCII && $0.isNumber }
        return (String(digits.prefix(8)), String(digits.dropFirst(8).prefix(4)))
    }

    /// Begins a message.
    mutating func beginMessage(_ kind: [String]) {
        messageCount += 1
        segmentCount = 0
        segment("UNH", [String(messageCount)], kind)
    }

    /// Ends the message.
    mutating func endMessage() {
        segment("UNT", [String(segmentCount + 1)], [String(messageCount)])
    }

    /// Ends the interchange.
    ///
    /// - Returns: its bytes.
    consuming func finish() -> [UInt8] {
        segment("UNZ", [String(messageCount)], [controlReference])
        return bytes
    }

    /// Writes a segment; what is empty at the end of it or of an element is left out.
    ///
    /// - Parameters:
    ///   - tag: its tag.
    ///   - elements: its elements, each with its components.
    mutating func segment(_ tag: String, _ elements: [String]...) {
        segmentCount += 1
        bytes += Array(tag.utf8)
        var missing = 0
        for element in elements {
            guard let last = element.lastIndex(where: { !$0.isEmpty }) else {
                missing += 1
                continue
            }
            for _ in 0...missing { bytes.append(ASCII.plus) }
            missing = 0
            for (index, component) in element[...last].enumerated() {
                if index > 0 { bytes.append(ASCII.colon) }
                append(component)
            }
        }
        bytes.append(UInt8(ascii: "'"))
    }

    private mutating func append(_ text: String) {
        let question = UInt8(ascii: "?")
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let encoded = isControl ? [ASCII.space] : characterSet.encoded(scalar) ?? [question]
            if encoded.count == 1, released.contains(encoded[0]) { bytes.append(question) }
            bytes += encoded
        }
    }

    /// A sentence of ours as the parts of a free text.
    ///
    /// - Parameters:
    ///   - sentence: the sentence; what the level of the character set lacks becomes blanks, and small letters capitals.
    ///   - width: the most characters of a part.
    /// - Returns: the parts, cut between words where that is possible.
    func parts(of sentence: String, width: Int) -> [String] {
        let text = characterSet == .levelA ? sentence.uppercased() : sentence
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            guard scalar.isASCII else { return characterSet.encoded(scalar) == nil ? " " : scalar }
            return characterSet.allows(UInt8(truncatingIfNeeded: scalar.value)) ? scalar : " "
        }
        var rest = Array(scalars.split(separator: " ").joined(separator: [" "]))[...]
        var parts: [String] = []
        while !rest.isEmpty {
            var end = rest.index(rest.startIndex, offsetBy: width, limitedBy: rest.endIndex) ?? rest.endIndex
            if end < rest.endIndex, let blank = rest[...end].lastIndex(of: " "), blank > rest.startIndex { end = blank }
            var part = String.UnicodeScalarView()
            part.append(contentsOf: rest[..<end])
            parts.append(String(part))
            rest = rest[end...].drop { $0 == " " }
        }
        return parts
    }
}
