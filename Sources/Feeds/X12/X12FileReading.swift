// X12FileReading: one interchange after the other, and what stands between them.
//
// GUARANTEES   Text that is no interchange is reported and passed over, and the next interchange is found behind it.

internal import Domain

/// The reading of a file.
struct X12FileReading {
    private let bytes: UnsafeRawBufferPointer
    private let profile: FeedProfile
    private var position: Int
    private var line = 1
    private var lineStart = 0
    private var unitCount = 0
    private var documentCount = 0
    private let conventions: X12Conventions
    /// The interchanges so far.
    private(set) var envelope = X12Envelope()
    /// The faults so far.
    private(set) var faults = FeedFaults()

    init(_ bytes: UnsafeRawBufferPointer, profile: FeedProfile) {
        self.bytes = bytes
        self.profile = profile
        conventions = X12Conventions(profile.x12)
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads the file to its end.
    mutating func read(into sink: inout some FeedSink) {
        while !faults.refusesFile, let start = nextInterchange() {
            do throws(X12Header.Problem) {
                let header = try X12Header(bytes, at: start.byteOffset)
                var outline = outline(of: header, at: start)
                outline.read()
                faults = outline.faults
                resume(behind: outline.tokens)
                var interchange = outline.takeInterchange()
                if !faults.refusesFile { readSets(of: &interchange, with: outline.tokens, into: &sink) }
                envelope.interchanges.append(interchange)
            } catch {
                refuseHeader(error, at: start)
            }
        }
        // Without a unit there is nothing that could be left out: the file has only faults, or nothing at all.
        guard unitCount == 0, !faults.refusesFile else { return }
        if faults.list.isEmpty { faults.refuse(.noUnits) } else { faults.refuseAll() }
    }

    /// Whether the file has its end, or cannot get it.
    mutating func isComplete() -> Bool {
        while true {
            let tail = remainder()
            guard tail.count >= 3 else { return tail.isEmpty || !tail.elementsEqual("ISA".utf8.prefix(tail.count)) }
            guard tail.starts(with: "ISA".utf8) else { return true }
            do throws(X12Header.Problem) {
                let start = place
                let header = try X12Header(bytes, at: start.byteOffset)
                var outline = outline(of: header, at: start)
                outline.read()
                guard !outline.faults.refusesFile else { return true }
                guard outline.isWhole || outline.tokens.position < bytes.count else { return false }
                resume(behind: outline.tokens)
            } catch {
                return error != .cutOff
            }
        }
    }

    // MARK: - Interchanges

    private var place: SourcePlace {
        SourcePlace(byteOffset: position, line: line, column: 1 + position - lineStart)
    }

    /// Finds the next interchange; what stands before it is reported.
    private mutating func nextInterchange() -> SourcePlace? {
        let tail = remainder()
        guard !tail.isEmpty else { return nil }
        guard !isInterchange(at: position) else { return place }
        let excerpt = Excerpt.of(UnsafeRawBufferPointer(rebasing: tail.prefix(40)))
        faults.report(.x12StrayText(excerpt, place))
        skipToInterchange()
        return position < bytes.count ? place : nil
    }

    private mutating func skipToInterchange() {
        repeat {
            move(to: position + 1)
        } while position < bytes.count
            && !(isInterchange(at: position) && (try? X12Header(bytes, at: position)) != nil)
    }

    /// Passes over blanks, and gives what is left.
    private mutating func remainder() -> Slice<UnsafeRawBufferPointer> {
        let isFiller = { (byte: UInt8) in ASCII.isBlank(byte) || byte == 0 || byte == 0x1A }
        while position < bytes.count {
            if isFiller(bytes[position]) {
                move(to: position + 1)
            } else if bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) {
                // Files that were put together bring each its own byte order mark.
                move(to: position + 3)
            } else {
                break
            }
        }
        return bytes[position...]
    }

    private func isInterchange(at position: Int) -> Bool {
        guard position + 3 <= bytes.count, bytes[position] == UInt8(ascii: "I") else { return false }
        let isNamed = bytes[position..<position + 3].elementsEqual("ISA".utf8)
        guard isNamed, position + 3 < bytes.count else { return isNamed }
        return !ASCII.isLetter(bytes[position + 3]) && !ASCII.isDigit(bytes[position + 3])
    }

    private mutating func move(to end: Int) {
        while position < end {
            let byte = bytes[position]
            position += 1
            let isPair = byte == ASCII.carriageReturn && position < bytes.count && bytes[position] == ASCII.lineFeed
            if ASCII.isLineBreak(byte), !isPair { (line, lineStart) = (line + 1, position) }
        }
    }

    private mutating func refuseHeader(_ problem: X12Header.Problem, at start: SourcePlace) {
        let message =
            problem == .cutOff
            ? "the file ends within the header of an interchange"
            : "the header of the interchange does not have 16 elements of the right length"
        faults.report(.x12Header(message, start))
        skipToInterchange()
    }

    private mutating func outline(of header: X12Header, at start: SourcePlace) -> X12Outline {
        move(to: header.end)
        let tokens = X12Tokenizer(
            bytes,
            header: header,
            line: line,
            lineStart: lineStart,
            maximumElements: profile.limits.maximumFields
        )
        // No file has so many, whatever the limit.
        let rest = min(profile.limits.maximumDocuments, bytes.count) - envelope.interchanges.count
        let maximumUnits = 2 * max(0, rest)
        return X12Outline(tokens, interchange(header, at: start), faults, maximumUnits: maximumUnits)
    }

    private mutating func resume(behind tokens: X12Tokenizer) {
        var tokens = tokens
        tokens.skipBlanks()
        let place = tokens.currentPlace
        (position, line, lineStart) = (place.byteOffset, place.line, place.byteOffset - place.column + 1)
    }

    private func interchange(_ header: X12Header, at start: SourcePlace) -> X12Interchange {
        let text = { (element: Int) in
            let written = bytes[header.elements[element - 1]].filter { !ASCII.isLineBreak($0) }
            return String(decoding: written, as: UTF8.self).trimmingBlanks
        }
        var interchange = X12Interchange(
            sender: X12Address(qualifier: text(5), identifier: text(6)),
            receiver: X12Address(qualifier: text(7), identifier: text(8)),
            controlNumber: text(13),
            place: start
        )
        interchange.date = text(9)
        interchange.time = text(10)
        interchange.version = text(12)
        interchange.wantsAcknowledgement = text(14) == "1"
        interchange.usage = text(15)
        interchange.separators = header.separators
        return interchange
    }

    // MARK: - Transaction sets

    private mutating func readSets(
        of interchange: inout X12Interchange,
        with tokens: X12Tokenizer,
        into sink: inout some FeedSink
    ) {
        var orders = X12SetReader(tokens, profile: profile, conventions: conventions)
        orders.isTest = interchange.usage == "T"
        for group in interchange.groups.indices {
            let isTrusted = interchange.noteCodes.isEmpty && interchange.groups[group].errorCodes.isEmpty
            let sets = interchange.groups[group].sets
            for (index, found) in zip(sets.indices, sets) where X12SetNames.isOrder(found.identifier) {
                guard unitCount < profile.limits.maximumDocuments else {
                    return faults.refuse(.tooManyUnits(at: found.place, limit: profile.limits.maximumDocuments))
                }
                unitCount += 1
                var set = found
                read(&set, isTrusted: isTrusted, with: &orders, into: &sink)
                interchange.groups[group].sets.record(set, at: index)
            }
        }
    }

    private mutating func read(
        _ set: inout X12TransactionSet,
        isTrusted: Bool,
        with orders: inout X12SetReader,
        into sink: inout some FeedSink
    ) {
        guard isTrusted, set.errorCodes.isEmpty else { return sink.leaveOut(orders.identify(set)) }
        guard let order = orders.read(&set, faults: &faults) else { return sink.leaveOut(orders.rejection) }
        set.documentIndex = documentCount
        documentCount += 1
        sink.take(.order(order))
    }
}

extension String {
    /// The text without the blanks that fill it up.
    fileprivate var trimmingBlanks: String {
        let isBlank = { (character: Character) in character == " " }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
