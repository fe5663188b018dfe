// JSONScanner: the strings and numbers of JSON.
//
// GUARANTEES   RFC 8259: no control characters in strings, no half characters, no leading zeros, no NaN.
//              Numbers stay the digits they are written with.
// DOES NOT     Check UTF-8; that is done for the whole text before.

/// Reads the smallest parts of a JSON text.
struct JSONScanner {
    let text: UnsafeBufferPointer<UInt8>
    private let maximumStringBytes: Int
    var position = 0

    init(text: UnsafeBufferPointer<UInt8>, maximumStringBytes: Int) {
        self.text = text
        self.maximumStringBytes = maximumStringBytes
    }

    /// The byte at the position; nil at the end.
    var byte: UInt8? { position < text.count ? text[position] : nil }

    /// Passes white space.
    mutating func skipBlanks() {
        while let byte,
            byte == ASCII.space || byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab
        {
            position += 1
        }
    }

    /// Reads a string; the position is at its quote.
    mutating func string() throws(JSONProblem) -> JSONNode {
        position += 1
        var node = JSONNode(kind: .string, start: position, end: position)
        while let byte {
            if byte == ASCII.quote {
                node.end = position
                position += 1
                guard node.end - node.start <= maximumStringBytes else {
                    throw JSONProblem(kind: .stringTooLong, offset: node.place)
                }
                return node
            }
            if byte == ASCII.backslash {
                node.hasEscapes = true
                try escape()
            } else if byte < ASCII.space {
                throw JSONProblem(kind: .controlCharacter, offset: position)
            } else {
                position += 1
            }
        }
        throw JSONProblem(kind: .unexpectedEnd, offset: text.count)
    }

    private mutating func escape() throws(JSONProblem) {
        let start = position
        position += 1
        guard let kind = byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
        position += 1
        if kind != UInt8(ascii: "u") {
            guard "\"\\/bfnrt".utf8.contains(kind) else { throw JSONProblem(kind: .badEscape, offset: start) }
            return
        }
        let first = try hexadecimal(from: start)
        guard (0xD800..<0xE000).contains(first) else { return }
        guard first < 0xDC00 else { throw JSONProblem(kind: .loneSurrogate, offset: start) }
        guard byte == ASCII.backslash, position + 1 < text.count, text[position + 1] == UInt8(ascii: "u") else {
            throw JSONProblem(kind: position < text.count ? .loneSurrogate : .unexpectedEnd, offset: start)
        }
        let second = position
        position += 2
        guard (0xDC00..<0xE000).contains(try hexadecimal(from: second)) else {
            throw JSONProblem(kind: .loneSurrogate, offset: start)
        }
    }

    /// Four hexadecimal digits.
    private mutating func hexadecimal(from start: Int) throws(JSONProblem) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw JSONProblem(kind: .badEscape, offset: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    /// Reads a number; the position is at its sign or first digit.
    mutating func number() throws(JSONProblem) -> JSONNode {
        let start = position
        if byte == ASCII.hyphen { position += 1 }
        if byte == ASCII.zero { position += 1 } else { try digits(from: start) }
        if byte == ASCII.point {
            position += 1
            try digits(from: start)
        }
        if let mark = byte, mark | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == ASCII.plus || byte == ASCII.hyphen { position += 1 }
            try digits(from: start)
        }
        if let byte, ASCII.isDigit(byte) || ASCII.isLetter(byte) || byte == ASCII.point {
            throw JSONProblem(kind: .badNumber, offset: start)
        }
        return JSONNode(kind: .number, start: start, end: position)
    }

    private mutating func digits(from start: Int) throws(JSONProblem) {
        let first = position
        while let byte, ASCII.isDigit(byte) { position += 1 }
        guard position > first else {
            throw JSONProblem(
                kind: position < text.count ? .badNumber : .unexpectedEnd,
                offset: position < text.count ? start : text.count
            )
        }
    }

    /// Reads `true`, `false` or `null`.
    mutating func word(_ word: StaticString, _ kind: JSONNode.Kind) throws(JSONProblem) -> JSONNode {
        let start = position
        for index in 0..<word.utf8CodeUnitCount {
            guard let byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
            guard byte == word.withUTF8Buffer({ $0[index] }) else {
                throw JSONProblem(kind: .unexpectedCharacter, offset: start)
            }
            position += 1
        }
        return JSONNode(kind: kind, start: start, end: position)
    }
}
