// The values that the keys of orders, accounts and assignments have.

internal import Domain

extension JSONReader {
    /// A string under the rules of its type; nil when it is absent or refused.
    mutating func text<Value: TextValue>(_ field: JSONField, as type: Value.Type = Value.self) -> Value? {
        guard expect(.string, field, "a string") else { return nil }
        return textValue(field)
    }

    /// A description; line breaks in it count as blanks.
    mutating func folded(_ field: JSONField) -> Name? {
        guard expect(.string, field, "a string") else { return nil }
        return taken(withContent(field.value, FoldedText.read), field)
    }

    /// A number or code: a string, or a whole number, whose digits it is.
    mutating func identifier<Value: TextValue>(_ field: JSONField, as type: Value.Type = Value.self) -> Value? {
        if tape.nodes[field.value].kind == .number {
            guard tape.bytes(of: field.value).allSatisfy(ASCII.isDigit) else {
                let fault = ValueFault(
                    code: "json.inexactIdentifier",
                    message: "is \(Excerpt.of(tape.bytes(of: field.value))), a number that is not only digits",
                    remedy: "write it as a string"
                )
                refuse(fault, at: field.value, in: field.name)
                return nil
            }
        } else {
            guard expect(.string, field, "a string") else { return nil }
        }
        return textValue(field)
    }

    /// A word that means something.
    mutating func word<Meaning>(_ field: JSONField, _ keywords: [Keyword<Meaning>]) -> Meaning? {
        guard expect(.string, field, "a string") else { return nil }
        return taken(keywords.meaning(of: string(field.value)), field)
    }

    /// `true` or `false`.
    mutating func flag(_ field: JSONField) -> Bool? {
        switch tape.nodes[field.value].kind {
        case .true: return true
        case .false: return false
        case let kind:
            refuse(.wrongType(of: kind, expected: "true or false"), at: field.value, in: field.name)
            return nil
        }
    }

    /// A count from 0 to 999,999,999.
    mutating func count(_ field: JSONField) -> Int? {
        guard expect(.number, field, "a number") else { return nil }
        let bytes = tape.bytes(of: field.value)
        guard bytes.count <= 9, bytes.allSatisfy(ASCII.isDigit) else {
            refuse(ValueFault(.notA("a count such as 2")), at: field.value, in: field.name)
            return nil
        }
        return bytes.reduce(0) { $0 * 10 + Int($1 - ASCII.zero) }
    }

    /// A quantity: a whole number, or its digits in a string where those are allowed.
    mutating func quantity(_ field: JSONField, allowsString: Bool = false) -> Quantity? {
        let isString = tape.nodes[field.value].kind == .string
        guard isString && allowsString || expect(.number, field, "a number") else { return nil }
        if isString, isAbsent(field) { return nil }
        let result = withContent(field.value) { bytes in
            bytes.contains { $0 | 0x20 == UInt8(ascii: "e") && !isString }
                ? .failure(.exponent(bytes)) : WrittenNumber.quantity(bytes, mark: .point)
        }
        return taken(result, field)
    }

    /// A price: a number, or a string with one.
    mutating func price(_ field: JSONField) -> DecimalNumber? {
        let isString = tape.nodes[field.value].kind == .string
        guard isString || expect(.number, field, "a number") else { return nil }
        if isString, isAbsent(field) { return nil }
        let result: Result<DecimalNumber, ValueFault> = withContent(field.value) { bytes in
            do throws(ValueError) {
                return .success(try DecimalNumber(utf8: bytes))
            } catch {
                return .failure(isString ? ValueFault(error) : .exponent(bytes))
            }
        }
        return taken(result, field)
    }

    /// A day after ISO 8601.
    mutating func date(_ field: JSONField) -> CalendarDate? {
        guard expect(.string, field, "a string") else { return nil }
        let date = withContent(field.value) { $0.count == 10 ? CalendarDate(utf8: $0) : nil }
        if date == nil { refuse(ValueFault(.notA("a day such as 2026-11-24")), at: field.value, in: field.name) }
        return date
    }

    /// The elements of an array, each with the name that faults have for it.
    mutating func elements(_ field: JSONField) -> [JSONField] {
        guard expect(.array, field, "an array") else { return [] }
        let name = field.name
        return tape.children(of: field.value).enumerated().map { position, node in
            JSONField(object: "", key: "\(name)[\(position)]", value: node)
        }
    }

    /// The strings of an array.
    mutating func texts<Value: TextValue>(_ field: JSONField, as type: Value.Type = Value.self) -> [Value] {
        elements(field).compactMap { identifier($0) }
    }

    /// Whether a string is blank and counts as absent.
    func isAbsent(_ field: JSONField) -> Bool {
        blankIsAbsent && tape.bytes(of: field.value).allSatisfy { $0 == ASCII.space }
    }

    /// Whether a value is of a kind; refuses it otherwise.
    mutating func expect(_ kind: JSONNode.Kind, _ field: JSONField, _ expected: String) -> Bool {
        let found = tape.nodes[field.value].kind
        if found != kind { refuse(.wrongType(of: found, expected: expected), at: field.value, in: field.name) }
        return found == kind
    }

    private mutating func textValue<Value: TextValue>(_ field: JSONField) -> Value? {
        if isAbsent(field) { return nil }
        let result = withContent(field.value) { bytes in
            Result { () throws(ValueError) in try Value(utf8: bytes) }.mapError(ValueFault.init)
        }
        return taken(result, field)
    }

    private mutating func taken<Value>(_ result: Result<Value, ValueFault>, _ field: JSONField) -> Value? {
        switch result {
        case .success(let value): return value
        case .failure(let fault):
            refuse(fault, at: field.value, in: field.name)
            return nil
        }
    }
}

extension ValueFault {
    fileprivate static func exponent(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(
            code: "json.unsuitableNumber",
            message: "is \(Excerpt.of(bytes)), which is not written out in at most 18 digits",
            remedy: "write all digits, without an exponent"
        )
    }
}
