// JSONReader: the values of a JSON text, with the faults in them.
//
// GUARANTEES   A value is taken only if it has the type and form its key asks for. `null` is the same as no key.
//              Numbers are read from their digits; nothing passes through binary floating point.

internal import Domain

/// Reads objects and values.
struct JSONReader {
    let tape: JSONTape
    let limits: FeedLimits
    /// Whether an empty string is the same as no key.
    let blankIsAbsent: Bool
    var faults = FeedFaults()
    /// Whether something of the unit that is being read is refused.
    var isUnitFaulty = false
    private var finder: PlaceFinder

    init(tape: JSONTape, text: FeedText, limits: FeedLimits, blankIsAbsent: Bool = false) {
        self.tape = tape
        self.limits = limits
        self.blankIsAbsent = blankIsAbsent
        finder = PlaceFinder(text: text)
    }

    /// Begins a unit.
    mutating func begin(_ node: Int) -> SourcePlace {
        isUnitFaulty = false
        let place = place(of: node)
        finder.mark()
        return place
    }

    /// Where a node begins.
    mutating func place(of node: Int) -> SourcePlace { finder.place(at: tape.nodes[node].place) }

    /// Refuses the unit for a value.
    mutating func refuse(_ fault: ValueFault, at node: Int, in name: String) {
        isUnitFaulty = true
        faults.report(fault.fault(at: place(of: node), field: name))
    }

    /// The text of a key or string.
    func string(_ node: Int) -> String {
        withContent(node) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the characters of a key, string or number.
    func withContent<Result>(_ node: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let bytes = tape.bytes(of: node)
        return tape.nodes[node].hasEscapes ? JSONString.decoded(bytes).withUnsafeBytes(body) : body(bytes)
    }

    /// Calls for each key of an object that has a value.
    ///
    /// - Parameters:
    ///   - object: the node; anything but an object is refused.
    ///   - name: how faults name it; empty for the whole text.
    ///   - known: the keys it may have; nil when others are passed over.
    ///   - body: takes each known key.
    mutating func members(
        of object: Int,
        named name: String,
        known: [String]?,
        _ body: (inout JSONReader, JSONField) -> Void
    ) {
        guard tape.nodes[object].kind == .object else {
            return refuse(.wrongType(of: tape.nodes[object].kind, expected: "an object"), at: object, in: name)
        }
        for key in tape.children(of: object) {
            let field = JSONField(object: name, key: string(key), value: key + 1)
            if let known, !known.contains(field.key) {
                refuseUnknown(field, at: key, known: known)
            } else if tape.nodes[field.value].kind != .null {
                body(&self, field)
            }
        }
    }

    private mutating func refuseUnknown(_ field: JSONField, at node: Int, known: [String]) {
        // Enough have been suggested when nobody is shown more.
        let isShown = faults.list.first.count < FaultList.limit
        let hint = (isShown ? NearestName.match(field.key, among: known) : nil).map { "; did you mean \($0)?" } ?? ""
        let fault = ValueFault(
            code: "json.unknownKey",
            message: "is not a known key\(hint)",
            remedy: "use the keys of the published schema"
        )
        refuse(fault, at: node, in: String(field.name.prefix(120)))
    }
}

/// A key of an object and its value.
struct JSONField {
    /// How faults name the object.
    let object: String
    let key: String
    /// The value's node.
    let value: Int

    /// How faults name the value.
    var name: String { object.isEmpty ? key : "\(object).\(key)" }
}

extension ValueFault {
    static func wrongType(of kind: JSONNode.Kind, expected: String) -> ValueFault {
        let found =
            switch kind {
            case .object: "an object"
            case .array: "an array"
            case .string: "a string"
            case .number: "a number"
            case .true, .false: "true or false"
            case .null: "null"
            }
        return ValueFault(code: "json.wrongType", message: "is \(found), not \(expected)", remedy: "write \(expected)")
    }
}
