// EDIFACTReader: the way through a file, from interchange to interchange.
//
// GUARANTEES   Every interchange is either read message by message or left out as a whole with a fault that says why.

internal import Domain

/// Reads the interchanges of a file.
struct EDIFACTReader {
    let profile: FeedProfile
    let choices: EDIFACTChoices
    var tokenizer: EDIFACTTokenizer
    var finder: PlaceFinder
    var faults = FeedFaults()
    var envelope = EDIFACTEnvelope()
    var characterSet = EDIFACTCharacterSet.levelA
    /// The interchange that is being read.
    var interchange = EDIFACTInterchange(
        sender: EDIFACTAddress(identifier: ""),
        recipient: EDIFACTAddress(identifier: ""),
        controlReference: "",
        place: .start
    )
    /// The message that is being read.
    var order: EDIFACTOrder
    /// Bytes of a text that is put together; kept only for its memory.
    var scratch: [UInt8] = []
    /// How many documents were given out.
    var documentCount = 0
    /// How many messages were given or left out.
    var messageCount = 0
    /// Whether the interchange that was looked at last has its UNZ.
    var hasTrailer = false
    private let markLength: Int

    init(_ bytes: UnsafeRawBufferPointer, markLength: Int, profile: FeedProfile) {
        self.profile = profile
        choices = EDIFACTChoices(profile.edifact)
        tokenizer = EDIFACTTokenizer(bytes, from: markLength, limits: profile.limits)
        let text = UnsafeRawBufferPointer(rebasing: bytes[markLength...]).bindMemory(to: UInt8.self)
        finder = PlaceFinder(text: FeedText(bytes: text, encoding: .utf8, markLength: markLength))
        self.markLength = markLength
        let kind = EDIFACTMessage.Kind(type: "", version: "", release: "")
        order = EDIFACTOrder(message: EDIFACTMessage(reference: "", kind: kind, place: .start))
    }

    /// The characters of a service string advice.
    ///
    /// - Returns: nil where there is none, or where it is none that can be used.
    static func advice(in bytes: UnsafeRawBufferPointer, at place: Int) -> EDIFACTServiceCharacters? {
        guard place + 9 <= bytes.count, bytes[place..<place + 3].elementsEqual("UNA".utf8) else { return nil }
        return EDIFACTServiceCharacters(advice: UnsafeRawBufferPointer(rebasing: bytes[place + 3..<place + 9]))
    }

    /// Reads the file to its end.
    mutating func readFile(into sink: inout some FeedSink) {
        while !faults.refusesFile, openInterchange() {
            let body = tokenizer.position
            let messages = scanInterchange()
            guard interchange.errors.isEmpty else {
                leaveOutInterchange(messages, into: &sink)
                continue
            }
            tokenizer.move(to: body)
            readMessages(into: &sink)
            envelope.interchanges.append(interchange)
        }
        if faults.refusesFile { voidInterchanges() }
        // Where no message could be told from another, there is no unit of which anything could be said.
        if messageCount == 0, !faults.list.isEmpty { faults.refuseAll() }
    }

    /// Whether the last segment is a whole UNZ, or the file can never get one; only service segments are looked at.
    mutating func isComplete() -> Bool {
        tokenizer.skipBlanks()
        let start = tokenizer.position
        // More bytes cannot mend an advice that is all there and wrong, or a file that begins with something else.
        guard readAdvice(tokenizer.bytes[start...].starts(with: "UNA".utf8), at: start),
            tokenizer.tag(at: tokenizer.position) == EDIFACTTag.unb.rawValue
        else { return tokenizer.bytes.count >= tokenizer.position + 9 }
        tokenizer.move(to: start)
        while openInterchange() {
            _ = scanInterchange()
            tokenizer.skipBlanks()
            if tokenizer.position == tokenizer.bytes.count { return hasTrailer }
        }
        return false
    }

    /// Goes to the next UNB and reads it, with the UNA before it.
    ///
    /// - Returns: whether there is one.
    private mutating func openInterchange() -> Bool {
        while true {
            tokenizer.skipBlanks()
            let start = tokenizer.position
            guard start < tokenizer.bytes.count else { return false }
            let hasAdvice = tokenizer.bytes[start...].starts(with: "UNA".utf8)
            guard readAdvice(hasAdvice, at: start) else { return false }
            let header = tokenizer.position
            guard tokenizer.tag(at: header) != EDIFACTTag.unb.rawValue else {
                guard tokenizer.next() == .segment else {
                    report(.missingTrailer, at: header, segment: "UNZ")
                    return false
                }
                readHeader(at: start, hasAdvice: hasAdvice)
                return true
            }
            report(.noInterchange, at: header, segment: tagText(tokenizer.tag(at: header)))
            guard skipToInterchange(from: header) else { return false }
        }
    }

    /// Takes the characters of a UNA, or the standard ones where there is none.
    ///
    /// - Returns: whether they can be used.
    private mutating func readAdvice(_ hasAdvice: Bool, at start: Int) -> Bool {
        tokenizer.use(.standard)
        guard hasAdvice else { return true }
        guard let characters = Self.advice(in: tokenizer.bytes, at: start) else {
            report(.serviceCharacters, at: start, segment: "UNA")
            return false
        }
        tokenizer.use(characters)
        tokenizer.move(to: start + 9)
        tokenizer.skipBlanks()
        return true
    }

    /// Passes over what belongs to no interchange.
    ///
    /// - Returns: whether an interchange follows.
    private mutating func skipToInterchange(from place: Int) -> Bool {
        while tokenizer.nextService().event == .segment {
            let tag = EDIFACTTag(rawValue: tokenizer.tag)
            guard tag == .unb || tag == .una, tokenizer.start > place else { continue }
            tokenizer.move(to: tokenizer.start)
            return true
        }
        return false
    }

    private mutating func readHeader(at start: Int, hasAdvice: Bool) {
        let place = place(at: start)
        finder.mark()
        interchange = EDIFACTInterchange(
            sender: address(2),
            recipient: address(3),
            controlReference: text(5),
            place: place
        )
        interchange.hasServiceAdvice = hasAdvice
        interchange.wantsAcknowledgement = ["1", "2"].contains(text(9))
        interchange.isTest = text(11) == "1"
        let (identifier, version) = (text(1), tokenizer.count(1, 2) ?? 0)
        interchange.syntaxIdentifier = identifier
        interchange.syntaxVersion = version
        guard let set = EDIFACTCharacterSet(identifier: identifier), (1...4).contains(version) else {
            refuse(.syntax("\(identifier):\(text(1, 2))"), at: tokenizer.start, segment: "UNB", element: 1)
            return
        }
        let isBasic = set == .levelA || set == .levelB
        let configured = EDIFACTCharacterSet(identifier: isBasic ? profile.edifact.characterSet ?? "" : "")
        characterSet = markLength > 0 ? .utf8 : configured ?? set
        var characters = tokenizer.characters
        characters.adapt(toVersion: version)
        tokenizer.use(characters)
    }

    /// Nothing of a file that is refused as a whole was taken.
    private mutating func voidInterchanges() {
        let position = StandardPosition(segment: "UNB", code: EDIFACTFault.Syntax.unspecified.rawValue)
        for index in envelope.interchanges.indices where envelope.interchanges[index].errors.isEmpty {
            envelope.interchanges[index].errors.append(position)
        }
    }

    private mutating func leaveOutInterchange(_ messages: Int, into sink: inout some FeedSink) {
        envelope.interchanges.append(interchange)
        guard messages > 0 else { return }
        messageCount += messages
        sink.leaveOut(
            RejectedUnit(kind: "interchange", name: interchange.controlReference, lineCount: messages)
        )
    }
}

extension EDIFACTReader {
    /// Where a byte of the file is.
    mutating func place(at offset: Int) -> SourcePlace { finder.place(at: offset - markLength) }

    /// A component of a service segment as it is written; what is not printable ASCII in it is replaced.
    func text(_ element: Int, _ component: Int = 1) -> String {
        guard let part = tokenizer.part(element, component) else { return "" }
        return tokenizer.withBytes(of: part) { bytes in
            let isPrintable = { (byte: UInt8) in byte &- 0x20 < 0x5F }
            guard bytes.count > 70 || !bytes.allSatisfy(isPrintable) else {
                return String(decoding: bytes, as: UTF8.self).trimmed
            }
            let shown = bytes.prefix(70).map { isPrintable($0) ? $0 : UInt8(ascii: "?") }
            return String(decoding: shown, as: UTF8.self).trimmed
        }
    }

    /// Who sends or receives.
    func address(_ element: Int) -> EDIFACTAddress {
        EDIFACTAddress(
            identifier: text(element),
            qualifier: text(element, 2),
            internalAddress: text(element, 3)
        )
    }

    /// A tag as text.
    func tagText(_ tag: UInt32) -> String {
        let bytes = [tag >> 16, tag >> 8, tag].map { UInt8(truncatingIfNeeded: $0) }
        return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? String(decoding: bytes, as: UTF8.self) : "?"
    }

    /// Reports something that concerns no message.
    mutating func report(_ fault: EDIFACTFault, at offset: Int, segment: String, element: Int? = nil) {
        faults.report(
            Fault(fault, at: place(at: offset), StandardPosition(segment, element, fault.syntax))
        )
    }

    /// Refuses the interchange that is being read.
    mutating func refuse(_ fault: EDIFACTFault, at offset: Int, segment: String, element: Int? = nil) {
        report(fault, at: offset, segment: segment, element: element)
        interchange.errors.append(StandardPosition(segment, element, fault.syntax))
    }
}

extension StandardPosition {
    fileprivate init(_ segment: String, _ element: Int?, _ syntax: EDIFACTFault.Syntax) {
        self.init(segment: segment, element: element, code: syntax.rawValue)
    }
}

extension Fault {
    /// The same fault with its place in the words of the standard.
    init(_ fault: Fault, _ position: StandardPosition) {
        self.init(
            code: fault.code,
            place: fault.place,
            field: fault.field,
            message: fault.message,
            remedy: fault.remedy,
            position: position
        )
    }

    /// A fault of an EDIFACT file.
    init(_ fault: EDIFACTFault, field: String? = nil, at place: SourcePlace, _ position: StandardPosition) {
        self.init(
            code: fault.code,
            place: place,
            field: field,
            message: fault.message,
            remedy: fault.remedy,
            position: position
        )
    }
}

extension String {
    /// Without the blanks around it.
    fileprivate var trimmed: String {
        guard utf8.first == ASCII.space || utf8.last == ASCII.space else { return self }
        let inner = utf8.drop { $0 == ASCII.space }
        return String(
            decoding: inner.prefix(inner.count - inner.reversed().prefix { $0 == ASCII.space }.count),
            as: UTF8.self
        )
    }
}
