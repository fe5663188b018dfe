// How components become values of the domain.

internal import Domain

extension EDIFACTReader {
    /// Why a component is no value.
    private enum Problem: Error {
        case invalidBytes
        case value(ValueError)
    }

    /// A component as a text value; nil where it is not there, blank, or refused.
    mutating func value<Value: TextValue>(
        _ element: Int,
        _ component: Int = 1,
        repetition: Int = 0,
        field: String
    ) -> Value? {
        guard let part = tokenizer.part(element, component, repetition: repetition) else { return nil }
        let set = characterSet
        let result = tokenizer.withBytes(of: part) { bytes in Self.value(of: bytes, set) as Result<Value, Problem> }
        switch result {
        case .success(let value): return value
        case .failure(.value(.empty)): return nil
        case .failure(.value(let error)): refuse(ValueFault(error), field: field, element, component)
        case .failure(.invalidBytes): report(.invalidBytes(set), field: field, element: element, component: component)
        }
        return nil
    }

    private static func value<Value: TextValue>(
        of bytes: UnsafeRawBufferPointer,
        _ set: EDIFACTCharacterSet
    ) -> Result<Value, Problem> {
        let make = { (bytes: UnsafeRawBufferPointer) -> Result<Value, Problem> in
            do throws(ValueError) { return .success(try Value(utf8: bytes)) } catch { return .failure(.value(error)) }
        }
        guard !bytes.allSatisfy({ $0 < 0x80 }) else { return make(bytes) }
        guard let decoded = set.decoded(bytes) else { return .failure(.invalidBytes) }
        return decoded.withUnsafeBytes(make)
    }

    /// Reports that a value is refused.
    mutating func refuse(_ fault: ValueFault, field: String, _ element: Int, _ component: Int) {
        let syntax: EDIFACTFault.Syntax =
            switch fault.code {
            case "value.tooLong": .tooLong
            case "value.controlCharacter": .invalidCharacters
            default: .invalidValue
            }
        report(
            EDIFACTFault(fault.code, syntax, fault.message, fault.remedy),
            field: field,
            element: element,
            component: component
        )
    }

    /// Components that are one text, cut where the segment has no more room for it.
    ///
    /// - Parameters:
    ///   - element: the element.
    ///   - components: its components.
    ///   - clips: whether a text that is too long is cut off; it is for people then.
    ///   - field: what it is.
    /// - Returns: the text with its white space collapsed; nil where there is none, or it is refused.
    mutating func joined(_ element: Int, _ components: ClosedRange<Int>, clips: Bool = false, field: String) -> Name? {
        scratch.removeAll(keepingCapacity: true)
        var isContinued = false
        for component in components {
            guard let part = tokenizer.part(element, component) else { continue }
            if !scratch.isEmpty, !isContinued { scratch.append(ASCII.space) }
            let before = scratch.count
            guard append(part) else {
                report(.invalidBytes(characterSet), field: field, element: element, component: component)
                return nil
            }
            // A component of 35 characters was full, and the word goes on in the next.
            let added = scratch[before...].count { $0 & 0xC0 != 0x80 }
            isContinued = added == 35
        }
        collapse()
        guard !scratch.isEmpty else { return nil }
        let result: Result<Name, ValueError> = scratch.withUnsafeBytes { bytes in
            Result { () throws(ValueError) in try Name(utf8: bytes) }
        }
        switch result {
        case .success(let name): return name
        case .failure(.tooLong(let limit)) where clips:
            return try? Name(String(decoding: scratch, as: UTF8.self).prefix(limit))
        case .failure(let error):
            refuse(ValueFault(error), field: field, element, components.lowerBound)
            return nil
        }
    }

    private mutating func append(_ part: EDIFACTTokenizer.Part) -> Bool {
        let set = characterSet
        var text = scratch
        scratch = []
        let isWhole = tokenizer.withBytes(of: part) { bytes in
            guard !bytes.allSatisfy({ $0 < 0x80 }) else {
                text.append(contentsOf: bytes)
                return true
            }
            guard let decoded = set.decoded(bytes) else { return false }
            text.append(contentsOf: decoded)
            return true
        }
        scratch = text
        return isWhole
    }

    /// Makes one blank of white space in the scratch, and none at its ends.
    private mutating func collapse() {
        var (length, isBlank) = (0, true)
        for index in scratch.indices {
            let byte = scratch[index]
            if ASCII.isBlank(byte) {
                if isBlank { continue }
                isBlank = true
                scratch[length] = ASCII.space
            } else {
                isBlank = false
                scratch[length] = byte
            }
            length += 1
        }
        if isBlank, length > 0 { length -= 1 }
        scratch.removeSubrange(length...)
    }

    /// A component as a number, by a reader of numbers; nil where it is not there or refused.
    mutating func number<Value>(
        _ element: Int,
        _ component: Int,
        field: String,
        _ read: (UnsafeRawBufferPointer, DecimalMark?) -> Result<Value, ValueFault>
    ) -> Value? {
        guard let part = tokenizer.part(element, component) else { return nil }
        let fixed = tokenizer.characters.decimalMark
        let result = tokenizer.withBytes(of: part) { written -> Result<Value, ValueFault>? in
            let bytes = Self.unpadded(written)
            let mark = bytes.first { $0 == ASCII.point || $0 == ASCII.comma }
            // The standard has no marks between thousands, so a mark is the decimal one: the one that the UNA fixes.
            if let mark, let fixed, mark != fixed.byte { return nil }
            return read(bytes, mark == ASCII.comma ? .comma : .point)
        }
        switch result {
        case .success(let value): return value
        case .failure(let fault): refuse(fault, field: field, element, component)
        case nil: report(.decimalMark, field: field, element: element, component: component)
        }
        return nil
    }

    private static func unpadded(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard bytes.first == ASCII.space || bytes.last == ASCII.space else { return bytes }
        let start = bytes.firstIndex { $0 != ASCII.space } ?? bytes.endIndex
        let end = (bytes.lastIndex { $0 != ASCII.space } ?? start - 1) + 1
        return UnsafeRawBufferPointer(rebasing: bytes[start..<max(start, end)])
    }

    /// A date in one of the standard's formats (2379); nil where it is none of them.
    ///
    /// An order's date is for people only, so that an order does not fail for it.
    func date(_ element: Int) -> CalendarDate? {
        guard let part = tokenizer.part(element, 2) else { return nil }
        let format = tokenizer.code(element, 3).text
        return tokenizer.withBytes(of: part) { bytes in
            let number = { (range: Range<Int>) in range.reduce(0) { $0 * 10 + Int(bytes[$1] &- ASCII.zero) } }
            guard bytes.allSatisfy(ASCII.isDigit) else { return nil }
            switch (format, bytes.count) {
            case ("102", 8), ("203", 12), ("204", 14), ("", 8):
                return CalendarDate(year: number(0..<4), month: number(4..<6), day: number(6..<8))
            case ("101", 6), ("201", 10), ("202", 12):
                return CalendarDate(year: Self.year(number(0..<2)), month: number(2..<4), day: number(4..<6))
            case ("2", 6): return CalendarDate(year: Self.year(number(4..<6)), month: number(2..<4), day: number(0..<2))
            case ("3", 6): return CalendarDate(year: Self.year(number(4..<6)), month: number(0..<2), day: number(2..<4))
            case ("4", 8): return CalendarDate(year: number(4..<8), month: number(2..<4), day: number(0..<2))
            default: return nil
            }
        }
    }

    private static func year(_ twoDigits: Int) -> Int { twoDigits < 80 ? 2_000 + twoDigits : 1_900 + twoDigits }
}
