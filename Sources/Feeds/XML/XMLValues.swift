// XMLValues: the values of elements and attributes, with the faults in them.
//
// GUARANTEES   Nothing but white space is the same as no element. White space inside a text counts as one blank: how
//              the XML was laid out must not make another name of one.

internal import Domain

/// Reads values.
struct XMLValues {
    var faults = FeedFaults()
    /// Whether something of the unit that is being read is refused.
    var isUnitFaulty = false

    /// A text under the rules of its type; nil when it is absent or refused.
    ///
    /// - Parameters:
    ///   - bytes: the text, for example `cursor.text`.
    ///   - field: what faults call it, for example `ItemOut/@quantity`.
    ///   - cursor: where it is.
    ///   - type: its type.
    /// - Returns: it.
    mutating func text<Value: TextValue>(
        _ bytes: UnsafeRawBufferPointer?,
        _ field: String,
        at cursor: XMLCursor,
        as type: Value.Type = Value.self
    ) -> Value? {
        guard let bytes = trimmed(bytes) else { return nil }
        do throws(ValueError) {
            guard Self.isSpread(bytes) else { return try Value(utf8: bytes) }
            let words = bytes.split(whereSeparator: ASCII.isBlank).map { String(decoding: $0, as: UTF8.self) }
            return try Value(words.joined(separator: " "))
        } catch {
            refuse(ValueFault(error), field, at: cursor)
            return nil
        }
    }

    /// A text for people, or one that is only given back: never refused, cut where it is too long for a name.
    func prose(_ bytes: UnsafeRawBufferPointer?) -> Name? {
        guard let bytes = trimmed(bytes) else { return nil }
        if bytes.count <= Name.maximumLength, !Self.isSpread(bytes), let name = try? Name(utf8: bytes) { return name }
        // Four bytes are the most a character of UTF-8 has, so that the rest cannot be wanted.
        let words = bytes.prefix(8 * Name.maximumLength).split(whereSeparator: ASCII.isBlank)
        let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        let isLong = text.utf8.count > Name.maximumLength && text.count > Name.maximumLength
        let cut = isLong ? text.prefix(Name.maximumLength - 1) + "…" : text[...]
        // A text with direction marks or the like says nothing that could not be done without.
        return try? Name(cut)
    }

    /// A whole number of licenses, with a point where it has decimals.
    mutating func quantity(_ bytes: UnsafeRawBufferPointer?, _ field: String, at cursor: XMLCursor) -> Quantity? {
        guard let bytes = trimmed(bytes) else { return nil }
        return taken(WrittenNumber.quantity(bytes, mark: .point), field, at: cursor)
    }

    /// A price.
    mutating func price(_ bytes: UnsafeRawBufferPointer?, _ field: String, at cursor: XMLCursor) -> DecimalNumber? {
        guard let bytes = trimmed(bytes) else { return nil }
        // XML's own decimals may begin with the point.
        guard bytes.first == ASCII.point else {
            return taken(WrittenNumber.price(bytes, mark: .point), field, at: cursor)
        }
        return ([ASCII.zero] + bytes).withUnsafeBytes {
            taken(WrittenNumber.price($0, mark: .point), field, at: cursor)
        }
    }

    /// A currency.
    mutating func currency(_ bytes: UnsafeRawBufferPointer?, _ field: String, at cursor: XMLCursor) -> Name? {
        guard let bytes = trimmed(bytes) else { return nil }
        return taken(Currency.read(bytes), field, at: cursor)
    }

    /// A day after ISO 8601, with or without a time behind it.
    mutating func date(_ bytes: UnsafeRawBufferPointer?, _ field: String, at cursor: XMLCursor) -> CalendarDate? {
        guard let bytes = trimmed(bytes) else { return nil }
        // The day is the sender's, whatever the time zone: it is the one on its paper.
        let isLonger =
            bytes.count > 10 && (bytes[10] | 0x20 == UInt8(ascii: "t") || [0x2B, 0x2D, 0x5A].contains(bytes[10]))
        let day = isLonger ? UnsafeRawBufferPointer(rebasing: bytes[..<10]) : bytes
        guard let date = CalendarDate(utf8: day) else {
            refuse(ValueFault(.notA("a day such as 2026-11-24")), field, at: cursor)
            return nil
        }
        return date
    }

    /// A count from 0 to 999,999,999.
    mutating func count(_ bytes: UnsafeRawBufferPointer?, _ field: String, at cursor: XMLCursor) -> Int? {
        guard let bytes = trimmed(bytes) else { return nil }
        guard bytes.count <= 9, bytes.allSatisfy(ASCII.isDigit) else {
            refuse(ValueFault(.notA("a count such as 2")), field, at: cursor)
            return nil
        }
        return bytes.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }

    /// Refuses the unit for a value.
    mutating func refuse(_ fault: ValueFault, _ field: String, at cursor: XMLCursor) {
        isUnitFaulty = true
        faults.report(
            Fault(
                code: fault.code,
                place: cursor.place,
                field: field,
                message: fault.message,
                remedy: fault.remedy,
                position: StandardPosition(segment: cursor.path)
            )
        )
    }

    /// A text without the white space around it; nil where nothing is left.
    func trimmed(_ bytes: UnsafeRawBufferPointer?) -> UnsafeRawBufferPointer? {
        guard var rest = bytes?[...] else { return nil }
        while let first = rest.first, ASCII.isBlank(first) { rest.removeFirst() }
        while let last = rest.last, ASCII.isBlank(last) { rest.removeLast() }
        return rest.isEmpty ? nil : UnsafeRawBufferPointer(rebasing: rest)
    }

    private mutating func taken<Value>(
        _ result: Result<Value, ValueFault>,
        _ field: String,
        at cursor: XMLCursor
    ) -> Value? {
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            refuse(fault, field, at: cursor)
            return nil
        }
    }

    /// Whether white space in a text is anything but single blanks.
    private static func isSpread(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var wasBlank = false
        for byte in bytes {
            let isBlank = ASCII.isBlank(byte)
            if isBlank, wasBlank || byte != ASCII.space { return true }
            wasBlank = isBlank
        }
        return false
    }
}
