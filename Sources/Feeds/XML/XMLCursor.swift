// XMLCursor: an expat parser in the middle of a file: what it sees, and where that is.
//
// GUARANTEES   Nothing outside the file is ever loaded and nothing in it is ever expanded: an internal DTD subset stops
//              the reading, and so does a reference to an entity that is none of XML's own five. An external DTD may be
//              declared; it is not looked at. The first problem ends the reading, and is told with its place.
// DOES NOT     Check the document against its DTD or schema.

internal import CExpat
internal import Domain

/// A file that is being read; what it lends is valid only within the call that got the cursor.
class XMLCursor {
    typealias Attributes = UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// What stands between a namespace and a local name; no XML can hold this character.
    static let separator: UInt8 = 1

    let bytes: UnsafeRawBufferPointer
    let limits: XMLLimits
    /// Why the reading ended early.
    private(set) var problem: Fault?
    /// How many elements are open.
    private(set) var depth = 0
    /// Nil only where memory ran out; expat's functions take that for an error.
    private let parser: XML_Parser?
    private var attributes: Attributes?
    private var finder: XMLPlaceFinder
    private var hasDoctype = false
    private var unknownEncoding: String?
    private var fedBytes = 0
    private let textBuffer: UnsafeMutableRawBufferPointer
    private var textCount = 0

    init(_ bytes: UnsafeRawBufferPointer, limits: XMLLimits) {
        self.bytes = bytes
        self.limits = limits
        finder = XMLPlaceFinder(bytes)
        textBuffer = .allocate(byteCount: max(1, limits.textBytes), alignment: 1)
        parser = XML_ParserCreateNS(nil, XML_Char(bitPattern: Self.separator))
        install()
    }

    deinit {
        XML_ParserFree(parser)
        textBuffer.deallocate()
    }

    /// A name as expat gives it.
    static func expandedName(_ namespace: String, _ local: String) -> [UInt8] {
        namespace.isEmpty ? Array(local.utf8) : namespace.utf8 + [separator] + local.utf8
    }

    // MARK: What consumers ask

    /// The place of the event.
    var place: SourcePlace { finder.place(at: byteOffset) }

    /// The path of the element, for example `cXML/Request/OrderRequest`.
    var path: String { "" }

    /// The text of the element that ends, in UTF-8; empty where its beginning did not want it.
    var text: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: textBuffer[..<textCount]) }

    /// An attribute of the element that begins, in UTF-8, if it has one of that name in no namespace.
    func attribute(_ name: StaticString) -> UnsafeRawBufferPointer? {
        guard var pair = attributes else { return nil }
        while let found = pair[0], let value = pair[1] {
            if strcmp(found, name.utf8Start) == 0 { return UnsafeRawBufferPointer(start: value, count: strlen(value)) }
            pair += 2
        }
        return nil
    }

    /// Ends the reading.
    func stop(_ fault: Fault) {
        guard problem == nil else { return }
        problem = fault
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    // MARK: What subclasses do with it

    /// Takes the beginning of an element, within the limits.
    func start(_ name: UnsafeRawBufferPointer) {}

    /// Takes the end of an element.
    func end() {}

    /// Forgets the text so far.
    func forgetText() { textCount = 0 }

    /// Begins or stops collecting text.
    func collectText(_ isWanted: Bool) { XML_SetCharacterDataHandler(parser, isWanted ? Self.onText : nil) }

    // MARK: Reading

    /// Reads the next piece of the file.
    ///
    /// - Returns: whether there is more.
    func step() -> Bool {
        guard problem == nil else { return false }
        guard bytes.count <= limits.fileBytes else {
            stop(beyond("feed.tooLong", "the file has \(bytes.count) bytes, and \(limits.fileBytes) are allowed"))
            return false
        }
        let count = min(64 << 10, bytes.count - fedBytes)
        let isLast = fedBytes + count == bytes.count
        let piece = bytes[fedBytes..<(fedBytes + count)].withMemoryRebound(to: CChar.self) { $0.baseAddress }
        let status = XML_Parse(parser, piece, Int32(count), isLast ? 1 : 0)
        fedBytes += count
        guard status == XML_STATUS_OK else {
            if problem == nil { problem = syntaxProblem(XML_GetErrorCode(parser)) }
            return false
        }
        // Expat reads a token again from its beginning with every piece of the file that does not end it.
        guard isLast || fedBytes - byteOffset <= limits.tokenBytes else {
            stop(beyond("xml.tokenTooLong", "a tag or comment has more than \(limits.tokenBytes) bytes"))
            return false
        }
        return !isLast
    }

    /// Whether the brackets of the DOCTYPE, which open here, hold nothing: some libraries write them so always.
    ///
    /// In UTF-16 there are zero bytes between the characters.
    private var isSubsetEmpty: Bool {
        let passedOver = [0, UInt8(ascii: "[")]
        let first = bytes[min(byteOffset, bytes.count)...].first { !ASCII.isBlank($0) && !passedOver.contains($0) }
        return first == UInt8(ascii: "]")
    }

    private var byteOffset: Int { max(0, XML_GetCurrentByteIndex(parser)) }

    private func syntaxProblem(_ error: XML_Error) -> Fault {
        switch error {
        case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR,
            XML_ERROR_UNCLOSED_CDATA_SECTION:
            return .unexpectedEndOfXML(at: place, in: path)
        case XML_ERROR_UNDEFINED_ENTITY: return .foreignEntity(at: place, in: path)
        case XML_ERROR_UNKNOWN_ENCODING where unknownEncoding != nil:
            return .unsupportedXMLEncoding(unknownEncoding ?? "")
        default:
            let reason = XML_ErrorString(error).map { String(cString: $0) } ?? "unknown error"
            return .notWellFormed(reason, at: place, in: path)
        }
    }

    private func beyond(_ code: String, _ what: String) -> Fault {
        .beyondXMLLimit(code, what, at: place, in: path)
    }
}

// MARK: - What expat calls

extension XMLCursor {
    private func install() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { cursor, name, attributes in XMLCursor.of(cursor)?.begin(name, attributes) },
            { cursor, _ in XMLCursor.of(cursor)?.finish() }
        )
        XML_SetStartDoctypeDeclHandler(parser) { cursor, _, _, _, hasInternalSubset in
            guard let cursor = XMLCursor.of(cursor) else { return }
            cursor.hasDoctype = true
            if hasInternalSubset != 0, !cursor.isSubsetEmpty { cursor.stop(.internalSubset(at: cursor.place)) }
        }
        XML_SetSkippedEntityHandler(parser) { cursor, _, _ in
            guard let cursor = XMLCursor.of(cursor) else { return }
            cursor.stop(.foreignEntity(at: cursor.place, in: cursor.path))
        }
        XML_SetUnknownEncodingHandler(
            parser,
            { cursor, name, encoding in
                guard let cursor = XMLCursor.of(cursor), let name, let encoding else { return 0 }
                let text = String(cString: name)
                guard !XMLEncoding.describe(text, to: encoding) else { return 1 }
                cursor.unknownEncoding = "\"\(text.prefix(40))\""
                return 0
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private static let onText: XML_CharacterDataHandler = { cursor, characters, count in
        guard let cursor = of(cursor), let characters, cursor.problem == nil else { return }
        let (start, end) = (cursor.textCount, cursor.textCount + Int(count))
        guard end <= cursor.limits.textBytes else {
            return cursor.stop(
                cursor.beyond("xml.textTooLong", "a text has more than \(cursor.limits.textBytes) bytes")
            )
        }
        let piece = UnsafeRawBufferPointer(start: characters, count: Int(count))
        UnsafeMutableRawBufferPointer(rebasing: cursor.textBuffer[start..<end]).copyMemory(from: piece)
        cursor.textCount = end
    }

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLCursor? {
        pointer.map { Unmanaged<XMLCursor>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(_ name: UnsafePointer<CChar>?, _ attributes: Attributes?) {
        guard problem == nil, let name else { return }
        depth += 1
        guard depth <= limits.depth else {
            return stop(beyond("xml.tooDeep", "more than \(limits.depth) elements lie in one another"))
        }
        let length = strlen(name)
        guard length <= limits.nameBytes else {
            return stop(beyond("xml.nameTooLong", "a name has more than \(limits.nameBytes) bytes"))
        }
        guard attributes?.pointee == nil || isWithinLimits(attributes) else { return }
        self.attributes = attributes
        start(UnsafeRawBufferPointer(start: name, count: length))
        self.attributes = nil
    }

    private func finish() {
        guard problem == nil else { return }
        end()
        depth -= 1
    }

    private func isWithinLimits(_ attributes: Attributes?) -> Bool {
        guard var pair = attributes else { return true }
        var count = 0
        while let name = pair[0], let value = pair[1] {
            count += 1
            pair += 2
            if strlen(name) > limits.nameBytes {
                stop(beyond("xml.nameTooLong", "a name has more than \(limits.nameBytes) bytes"))
            } else if strlen(value) > limits.valueBytes {
                stop(beyond("xml.valueTooLong", "an attribute has more than \(limits.valueBytes) bytes"))
            } else if count > limits.attributes {
                stop(beyond("xml.tooManyAttributes", "an element has more than \(limits.attributes) attributes"))
            }
            guard problem == nil else { return false }
        }
        // With an external DTD declared, expat leaves references in attributes out without a word: it may define them.
        if hasDoctype {
            let start = byteOffset
            let end = min(bytes.count, start + Int(max(0, XML_GetCurrentByteCount(parser))))
            if start < end, finder.hasForeignReference(in: start..<end) { stop(.foreignEntity(at: place, in: path)) }
        }
        return problem == nil
    }
}
