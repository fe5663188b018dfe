// WrittenNumber: numbers as spreadsheets and people write them.
//
// GUARANTEES   A number that can be read in two ways is refused. `1.234` is one and a bit in one country and one
//              thousand in another; only a partner's configured decimal mark makes it one and a bit.

internal import Domain

/// Reads quantities and prices.
enum WrittenNumber {
    /// Reads a whole number of licenses.
    static func quantity(_ bytes: UnsafeRawBufferPointer, mark: DecimalMark?) -> Result<Quantity, ValueFault> {
        var count = 0
        if bytes.count <= 10, bytes.allSatisfy(ASCII.isDigit) {
            for byte in bytes { count = count * 10 + Int(byte - ASCII.zero) }
            return Quantity(count).map { .success($0) } ?? .failure(outOfRange(bytes))
        }
        return parts(of: bytes, mark: mark).flatMap { whole, fraction in
            guard fraction.allSatisfy({ $0 == ASCII.zero }) else { return .failure(notWhole(bytes)) }
            guard whole.count <= 10, !whole.isEmpty, whole.allSatisfy(ASCII.isDigit) else {
                return .failure(outOfRange(bytes))
            }
            return quantity(UnsafeRawBufferPointer(rebasing: whole), mark: mark)
        }
    }

    /// Reads a price.
    static func price(_ bytes: UnsafeRawBufferPointer, mark: DecimalMark?) -> Result<DecimalNumber, ValueFault> {
        parts(of: bytes, mark: mark).flatMap { _, _ in
            do throws(ValueError) {
                guard mark == .comma, bytes.contains(ASCII.comma) else {
                    return .success(try DecimalNumber(utf8: bytes))
                }
                let pointed = String(decoding: bytes.map { $0 == ASCII.comma ? ASCII.point : $0 }, as: UTF8.self)
                return .success(try DecimalNumber(pointed))
            } catch {
                return .failure(ValueFault(error))
            }
        }
    }

    private typealias Parts = (whole: Slice<UnsafeRawBufferPointer>, fraction: Slice<UnsafeRawBufferPointer>)

    /// What stands before and behind the decimal mark.
    private static func parts(of bytes: UnsafeRawBufferPointer, mark: DecimalMark?) -> Result<Parts, ValueFault> {
        let isNegative = bytes.first == ASCII.hyphen
        let digits = bytes.dropFirst(isNegative ? 1 : 0)
        let isMark = { (byte: UInt8) in byte == ASCII.point || byte == ASCII.comma }
        guard digits.first.map(ASCII.isDigit) == true, digits.last.map(ASCII.isDigit) == true,
            digits.allSatisfy({ ASCII.isDigit($0) || isMark($0) || $0 == ASCII.space || $0 == 0x27 })
        else { return .failure(notNumber(bytes)) }
        guard let place = digits.firstIndex(where: { !ASCII.isDigit($0) }) else {
            return .success((bytes[...], bytes[bytes.endIndex...]))
        }
        let fraction = bytes[(place + 1)...]
        guard isMark(bytes[place]), fraction.allSatisfy(ASCII.isDigit) else { return .failure(thousands(bytes)) }
        let couldBeThousands = fraction.count == 3 && digits.startIndex + 3 >= place && digits.first != ASCII.zero
        if mark == nil, couldBeThousands { return .failure(ambiguous(bytes)) }
        guard bytes[place] == (mark ?? .point).byte else { return .failure(wrongMark(bytes, mark ?? .point)) }
        return .success((bytes[..<place], fraction))
    }

    private static func notNumber(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(
            code: "value.notANumber",
            message: "is \(Excerpt.of(bytes)), which is no number",
            remedy: "write digits and at most one decimal mark, without currency, blanks or exponent"
        )
    }

    private static func thousands(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(
            code: "value.thousandsMark",
            message: "is \(Excerpt.of(bytes)), with marks between thousands",
            remedy: "write it without marks between thousands"
        )
    }

    private static func ambiguous(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(
            code: "value.ambiguousNumber",
            message: "is \(Excerpt.of(bytes)), which can mean thousands or a fraction",
            remedy: "write it without the mark or with two decimals, or set the partner's decimal mark"
        )
    }

    private static func wrongMark(_ bytes: UnsafeRawBufferPointer, _ mark: DecimalMark) -> ValueFault {
        ValueFault(
            code: "value.decimalMark",
            message:
                "is \(Excerpt.of(bytes)), though the partner's decimal mark is a \(mark == .point ? "point" : "comma")",
            remedy: "use one decimal mark in the whole file, and set the partner's decimal mark if it is the other"
        )
    }

    private static func notWhole(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(code: "value.notWhole", message: "is \(Excerpt.of(bytes)), not a whole number", remedy: "correct it")
    }

    private static func outOfRange(_ bytes: UnsafeRawBufferPointer) -> ValueFault {
        ValueFault(
            code: "value.outOfRange",
            message: "is \(Excerpt.of(bytes)), not a number from 1 to \(Quantity.maximum)",
            remedy: "correct it"
        )
    }
}
