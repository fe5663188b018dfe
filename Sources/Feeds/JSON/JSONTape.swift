// JSONTape: a JSON text, taken apart.
//
// GUARANTEES   The whole text is one JSON value after RFC 8259, no deeper than the limit. Reading uses no recursion, so
//              that no depth of nesting can exhaust the stack.
// DOES NOT     Refuse an object with the same key twice, which RFC 8259 allows; those who read objects do.

/// The nodes of a JSON text, each object and array before what is in it; a key before its value.
struct JSONTape {
    let text: UnsafeBufferPointer<UInt8>
    private(set) var nodes: ContiguousArray<JSONNode> = []
    private let maximumNodes: Int

    /// Takes a text apart.
    init(_ text: UnsafeBufferPointer<UInt8>, limits: FeedLimits) throws(JSONProblem) {
        self.text = text
        maximumNodes = limits.maximumValues
        guard text.count <= JSONNode.maximumTextBytes else { throw JSONProblem(kind: .tooManyValues, offset: 0) }
        var scanner = JSONScanner(text: text, maximumStringBytes: limits.maximumFieldBytes)
        var open: [Int] = []
        var isValueNext = true
        while isValueNext {
            scanner.skipBlanks()
            let isWhole = try readValue(&scanner, &open, limits.maximumDepth)
            // What was only begun has its first value next.
            if isWhole { isValueNext = try passToNextValue(&scanner, &open) }
        }
        scanner.skipBlanks()
        guard scanner.byte == nil else { throw JSONProblem(kind: .trailingText, offset: scanner.position) }
    }

    /// The nodes in an array, or the keys in an object.
    func children(of index: Int) -> [Int] {
        var children: [Int] = []
        var child = index + 1
        while child < nodes[index].next {
            children.append(child)
            // A key is followed by its value.
            child = nodes[index].kind == .object ? nodes[child + 1].next : nodes[child].next
        }
        return children
    }

    /// The bytes of a node, escapes and all.
    func bytes(of index: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[nodes[index].start..<nodes[index].end])
    }

    /// Reads a value; of an object or array that is not empty only its beginning, and of an object its first key.
    ///
    /// - Returns: whether it was a whole value, or an empty object or array up to its end.
    private mutating func readValue(
        _ scanner: inout JSONScanner,
        _ open: inout [Int],
        _ maximumDepth: Int
    ) throws(JSONProblem) -> Bool {
        guard let byte = scanner.byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard open.count < maximumDepth else { throw JSONProblem(kind: .tooDeep, offset: scanner.position) }
            let isObject = byte == UInt8(ascii: "{")
            open.append(nodes.count)
            try append(JSONNode(kind: isObject ? .object : .array, start: scanner.position, end: 0))
            scanner.position += 1
            scanner.skipBlanks()
            if scanner.byte == closing(isObject) { return true }
            if isObject { try readKey(&scanner) }
            return false
        case ASCII.quote: try append(scanner.string())
        case ASCII.hyphen, ASCII.zero...ASCII.nine: try append(scanner.number())
        case UInt8(ascii: "t"): try append(scanner.word("true", .true))
        case UInt8(ascii: "f"): try append(scanner.word("false", .false))
        case UInt8(ascii: "n"): try append(scanner.word("null", .null))
        default: throw JSONProblem(kind: .unexpectedCharacter, offset: scanner.position)
        }
        return true
    }

    /// Closes what ends here, and passes the comma and the key before the next value.
    ///
    /// - Returns: whether a value follows.
    private mutating func passToNextValue(
        _ scanner: inout JSONScanner,
        _ open: inout [Int]
    ) throws(JSONProblem) -> Bool {
        while let index = open.last {
            scanner.skipBlanks()
            guard let byte = scanner.byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
            let isObject = nodes[index].kind == .object
            let offset = scanner.position
            scanner.position += 1
            if byte == closing(isObject) {
                nodes[index].end = scanner.position
                nodes[index].next = nodes.count
                open.removeLast()
            } else if byte == ASCII.comma {
                scanner.skipBlanks()
                guard scanner.byte != closing(isObject) else { throw JSONProblem(kind: .trailingComma, offset: offset) }
                if isObject { try readKey(&scanner) }
                return true
            } else {
                throw JSONProblem(kind: .unexpectedCharacter, offset: offset)
            }
        }
        return false
    }

    private mutating func readKey(_ scanner: inout JSONScanner) throws(JSONProblem) {
        guard let byte = scanner.byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
        guard byte == ASCII.quote else { throw JSONProblem(kind: .unexpectedCharacter, offset: scanner.position) }
        try append(scanner.string())
        scanner.skipBlanks()
        guard let colon = scanner.byte else { throw JSONProblem(kind: .unexpectedEnd, offset: text.count) }
        guard colon == ASCII.colon else { throw JSONProblem(kind: .unexpectedCharacter, offset: scanner.position) }
        scanner.position += 1
    }

    private mutating func append(_ node: JSONNode) throws(JSONProblem) {
        guard nodes.count < maximumNodes else { throw JSONProblem(kind: .tooManyValues, offset: node.place) }
        nodes.append(node)
        nodes[nodes.count - 1].next = nodes.count
    }

    private func closing(_ isObject: Bool) -> UInt8 { isObject ? UInt8(ascii: "}") : UInt8(ascii: "]") }
}
