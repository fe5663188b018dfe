// X12ReplyHeader: who answers whom, when, and in which characters.

internal import Domain

/// What the interchanges that answer one interchange have in common.
struct X12ReplyHeader {
    /// Who answers: the receiver of the interchange.
    let sender: X12Address
    /// Who is answered.
    let receiver: X12Address
    /// ISA11: the repetition separator, `U` before version 00402.
    let repetition: UInt8
    /// ISA12.
    let version: String
    /// ISA15.
    let usage: String
    /// What parts are separated by.
    let separators: X12Separators
    /// What follows each segment besides its terminator.
    let segmentEnd: [UInt8]
    /// The day, `20261124`.
    let date: String
    /// The time of day, `1305`.
    let time: String

    /// The day without its century.
    var shortDate: String { String(date.suffix(6)) }

    /// Between whom control numbers are counted, for example `ZZ/HOLDFAST ZZ/ACME`.
    var parties: String {
        "\(sender.qualifier)/\(sender.identifier) \(receiver.qualifier)/\(receiver.identifier)"
    }

    /// Turns an interchange's header around.
    init(answering interchange: X12Interchange, _ feed: AnsweredFeed, writesNewlines: Bool) {
        let isVersion =
            interchange.version.utf8.count == 5 && interchange.version.utf8.allSatisfy(ASCII.isDigit)
            && ("00200"..."00999").contains(interchange.version)
        version = isVersion ? interchange.version : "00401"
        let separators = Self.usable(interchange.separators, repeats: version >= "00402")
        self.separators = separators
        repetition = separators.repetition ?? UInt8(ascii: "U")
        // A newline that is the terminator need not follow itself.
        segmentEnd = writesNewlines && separators.segment != ASCII.lineFeed ? [ASCII.lineFeed] : []
        usage = ["P", "T", "I"].contains(interchange.usage) ? interchange.usage : "P"
        sender = Self.usable(interchange.receiver, "HOLDFAST", separators)
        receiver = Self.usable(interchange.sender, feed.partner, separators)
        let moment = feed.receivedAt.description
        date = X12ReplyText.digits(String(moment.prefix(10)))
        time = X12ReplyText.digits(String(moment.dropFirst(11).prefix(5)))
    }

    /// ISA, which is the only segment of fixed width: 106 bytes with its terminator.
    func interchangeHeader(number: String) -> [UInt8] {
        let blanks = String(repeating: " ", count: 10)
        let fields = [
            "ISA", "00", blanks, "00", blanks, sender.qualifier, padded(sender.identifier), receiver.qualifier,
            padded(receiver.identifier), shortDate, time,
        ]
        var bytes = Array(fields.map { Array($0.utf8) }.joined(separator: [separators.element]))
        bytes += [separators.element, repetition]
        for field in [version, number, "0", usage] { bytes += [separators.element] + Array(field.utf8) }
        return bytes + [separators.element, separators.component, separators.segment] + segmentEnd
    }

    private func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(0, 15 - text.utf8.count))
    }

    /// An address of the right widths, even where the interchange's header was broken.
    private static func usable(
        _ address: X12Address,
        _ substitute: String,
        _ separators: X12Separators
    ) -> X12Address {
        let qualifier = X12ReplyText.cleaned(address.qualifier, limit: 2, without: separators)
        let identifier = X12ReplyText.cleaned(address.identifier, limit: 15, without: separators)
        return X12Address(
            qualifier: qualifier.utf8.count == 2 ? qualifier : "ZZ",
            identifier: identifier.isEmpty
                ? X12ReplyText.cleaned(substitute, limit: 15, without: separators) : identifier
        )
    }

    /// The separators that were received where a reader, ours included, can tell them from data; else the usual ones.
    private static func usable(_ received: X12Separators, repeats: Bool) -> X12Separators {
        let required = [received.element, received.component, received.segment]
        let isDistinct = Set(required).count == 3 && required.allSatisfy(isUsable)
        // Only segments may end with a line; and a file with a comma or semicolon behind ISA is taken for CSV.
        let areInLine = !isLineEnd(received.element) && !isLineEnd(received.component)
        let isCSV = received.element == ASCII.comma || received.element == ASCII.semicolon
        var result = isDistinct && areInLine && !isCSV ? received : .standard
        let taken = [result.element, result.component, result.segment]
        let candidates = [received.repetition].compactMap(\.self) + Array("^\\!|".utf8)
        let isFree = { (byte: UInt8) in isUsable(byte) && !isLineEnd(byte) && !taken.contains(byte) }
        result.repetition = repeats ? candidates.first(where: isFree) : nil
        return result
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == ASCII.lineFeed || byte == ASCII.carriageReturn }

    /// Letters, digits, blanks and what stands in numbers, names of days and our own ids cannot separate anything.
    private static func isUsable(_ byte: UInt8) -> Bool {
        let isData = ASCII.isLetter(byte) || ASCII.isDigit(byte) || Array("-._ \t".utf8).contains(byte)
        return byte > 0 && byte <= 0x7F && !isData
    }
}
