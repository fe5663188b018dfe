// The values of elements, and what is wrong with them.
//
// GUARANTEES   Text that is not UTF-8 is read as Windows-1252; where it is neither it is refused, never repaired.

internal import Domain

extension X12SetReader {
    /// The most segments of a set whose errors are kept for its acknowledgement.
    static let maximumSegmentErrors = 100

    // MARK: - Values

    /// A code that must be there, packed; nil when it is not.
    mutating func required(_ element: Int, _ reference: Int) -> UInt32? {
        if !tokens.isBlank(element) { return tokens.code(element) }
        let fault = ValueFault(code: "x12.elementMissing", message: "is missing", remedy: "fill it in")
        refuse(fault, element, reference, code: "1")
        return nil
    }

    /// A text under the rules of its type; nil when it is refused.
    @inline(__always)
    mutating func text<Value: TextValue>(_ element: Int, _ reference: Int, as type: Value.Type = Value.self) -> Value? {
        let result = withText(element) { bytes in
            Result { () throws(ValueError) in try Value(utf8: bytes) }.mapError(ValueFault.init)
        }
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            refuse(fault, element, reference)
            return nil
        }
    }

    /// A text for people, in which several blanks count as one; nil when it is refused.
    mutating func freeText(_ element: Int, _ reference: Int) -> Name? {
        let result = withText(element) { bytes in
            guard Self.hasWideBlank(bytes) else {
                return Result { () throws(ValueError) in try Name(utf8: bytes) }.mapError(ValueFault.init)
            }
            let words = bytes.split { $0 == ASCII.space || $0 == ASCII.tab }
            let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            return Result { () throws(ValueError) in try Name(text) }.mapError(ValueFault.init)
        }
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            refuse(fault, element, reference)
            return nil
        }
    }

    private static func hasWideBlank(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var isBlank = false
        for byte in bytes {
            let wasBlank = isBlank
            isBlank = byte == ASCII.space || byte == ASCII.tab
            if isBlank, wasBlank || byte == ASCII.tab { return true }
        }
        return false
    }

    /// An element as UTF-8.
    @inline(__always)
    private func withText<Value>(
        _ element: Int,
        _ body: (UnsafeRawBufferPointer) -> Result<Value, ValueFault>
    ) -> Result<Value, ValueFault> {
        let (limit, encoding) = (profile.limits.maximumFieldBytes, profile.encoding)
        return tokens.withElement(element) { bytes in
            guard bytes.count <= limit else { return .failure(ValueFault(.tooLong(limit: limit))) }
            let isPlain = encoding != .windows1252 && UTF8Scan.firstInvalid(in: bytes.bindMemory(to: UInt8.self)) == nil
            if isPlain { return body(bytes) }
            var decoded: [UInt8] = []
            guard encoding != .utf8, Windows1252.decode(bytes[...], into: &decoded) else {
                return .failure(.notText)
            }
            return decoded.withUnsafeBytes(body)
        }
    }

    // MARK: - Faults

    /// The bytes of the segment's tag.
    var tagBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: tokens.bytes[tokens.bounds(0)]) }

    /// Refuses the set for an element of the segment.
    mutating func refuse(_ fault: ValueFault, _ element: Int, _ reference: Int?, code: String? = nil) {
        let code = code ?? Self.standardCodes[fault.code] ?? "7"
        let tag = tokens.tagText
        faults.append(
            Fault(
                code: fault.code,
                place: tokens.place(of: element),
                field: "\(tag)\(element < 10 ? "0" : "")\(element)",
                message: fault.message,
                remedy: fault.remedy,
                position: StandardPosition(
                    segment: tag,
                    segmentNumber: tokens.number,
                    element: element,
                    code: code
                )
            )
        )
        let value = tokens.isBlank(element) ? nil : String(tokens.string(element).prefix(99))
        note(X12SegmentError.ElementError(element: element, reference: reference, code: code, value: value))
    }

    /// Refuses the set for the segment; one that is missing is noticed at the segment that is there instead.
    mutating func refuseSegment(_ code: String, _ own: String, _ message: String, _ remedy: String, tag: String? = nil)
    {
        let tag = tag ?? tokens.tagText
        faults.append(
            Fault(
                code: own,
                place: tokens.place,
                field: tag,
                message: message,
                remedy: remedy,
                position: StandardPosition(segment: tag, segmentNumber: tokens.number, code: code)
            )
        )
        guard segmentErrors.count < Self.maximumSegmentErrors else { return }
        segmentErrors.append(X12SegmentError(segment: tag, segmentNumber: tokens.number, loop: loop, code: code))
    }

    mutating func refuseTooManyElements() {
        let limit = profile.limits.maximumFields
        refuseSegment(
            "8",
            "x12.tooManyElements",
            "the segment has more than \(limit) elements",
            "end each segment with the segment terminator"
        )
    }

    /// Refuses the set for what a rule for whole orders found.
    mutating func refuse(_ fault: Fault, of set: X12TransactionSet) {
        let element: (Int, String)? =
            switch fault.code {
            case "order.skuMissing": (isChange ? 9 : 7, "1")
            case "order.quantityMissing": (isChange ? 3 : 2, "1")
            case "order.lineNumberMissing": (1, "1")
            case "order.duplicateLineNumber": (1, "7")
            default: nil
            }
        go(to: fault.place ?? set.place, of: set)
        if let element {
            let isPart = tokens.tag == .sln && element.0 > 1
            let index = isPart ? (fault.code == "order.skuMissing" ? 10 : 4) : element.0
            let value = ValueFault(code: fault.code, message: fault.message, remedy: fault.remedy)
            let reference = element.0 == 1 ? 350 : fault.code == "order.skuMissing" ? 234 : 330
            refuse(value, index, reference, code: element.1)
        } else {
            refuseSegment("8", fault.code, fault.message, fault.remedy)
        }
    }

    /// Goes to the segment that a fault is of; from the last one on, if it is not before that.
    private mutating func go(to place: SourcePlace, of set: X12TransactionSet) {
        if tokens.start > place.byteOffset || tokens.tag == .se {
            tokens.go(to: set.place)
            tokens.number = 0
            _ = tokens.next()
        }
        while tokens.start < place.byteOffset, tokens.next(), tokens.tag != .se {}
    }

    private var loop: String? { hasLine ? (isChange ? "POC" : "PO1") : isInParty ? "N1" : nil }

    private mutating func note(_ error: X12SegmentError.ElementError) {
        if let last = segmentErrors.last, last.segmentNumber == tokens.number, last.code == nil {
            segmentErrors[segmentErrors.count - 1].elements.append(error)
        } else if segmentErrors.count < Self.maximumSegmentErrors {
            var segment = X12SegmentError(segment: tokens.tagText, segmentNumber: tokens.number, loop: loop)
            segment.elements = [error]
            segmentErrors.append(segment)
        }
    }

    /// What data element 723 has for the faults of values.
    private static let standardCodes = [
        "value.tooLong": "5", "value.controlCharacter": "6", "value.notANumber": "6", "value.decimalMark": "6",
        "value.thousandsMark": "6", "value.empty": "1", "x12.text": "6",
    ]
}

extension ValueFault {
    fileprivate static let notText = ValueFault(
        code: "x12.text",
        message: "holds bytes that are no characters",
        remedy: "send text in ASCII, UTF-8 or Windows-1252, or set the partner's encoding"
    )
}

extension Excerpt {
    /// The beginning of an element, as a report may show it.
    static func of(_ tokens: X12Tokenizer, _ element: Int) -> String {
        tokens.withElement(element) { $0.isEmpty ? "empty" : of($0) }
    }
}
