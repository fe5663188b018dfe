// IngramFeed: orders after Ingram Micro's reseller API, version 6, as request bodies that were saved to files.
//
// GUARANTEES   The content alone is read. A body without `addUpdateDeleteLine` is a new order, one with it a change.
// DOES NOT     Know the order of a change that does not name it: the API has that number in the address of the
//              request, and a file has none. Keys that do not concern licenses are passed over.

internal import Domain

/// Reads orders after Ingram Micro's API.
struct IngramFeed {
    /// Keys by which such an order is told from the documented schema.
    private static let marks: Set<String> = [
        "customerOrderNumber", "ingramOrderNumber", "endUserInfo", "shipToInfo", "resellerInfo", "additionalAttributes",
        "shipmentDetails", "notes", "vmf", "specialBidNumber", "billToAddressId", "acceptBackOrder", "topic",
        "eventId", "customerLineNumber", "ingramLineNumber", "ingramPartNumber", "customerPartNumber",
        "addUpdateDeleteLine",
    ]

    private var reader: JSONReader
    private var units: UnitCollector
    private let defaultKind: OrderKind

    init(reader: JSONReader, units: UnitCollector, defaultKind: OrderKind) {
        self.reader = reader
        self.units = units
        self.defaultKind = defaultKind
    }

    /// Whether the keys of a text, or of its first lines, are those of the API.
    static func isRecognized(_ tape: JSONTape) -> Bool {
        var object = 0
        if tape.nodes[0].kind == .array, let first = tape.children(of: 0).first { object = first }
        guard tape.nodes[object].kind == .object else { return false }
        var keys = Set<String>()
        for key in tape.children(of: object) {
            let name = String(decoding: tape.bytes(of: key), as: UTF8.self)
            keys.insert(name)
            guard name == "lines", tape.nodes[key + 1].kind == .array, let line = tape.children(of: key + 1).first,
                tape.nodes[line].kind == .object
            else { continue }
            keys.formUnion(tape.children(of: line).map { String(decoding: tape.bytes(of: $0), as: UTF8.self) })
        }
        let own = Set(HoldfastKeys.order + HoldfastKeys.line + ["orders", "accounts", "assignments"])
        return keys.intersection(marks).count > keys.intersection(own.subtracting(["lines", "quantity"])).count
    }

    /// Reads the file.
    consuming func read() -> ParsedFeed {
        let top = reader.tape.nodes[0].kind
        if top == .array {
            let elements = reader.elements(JSONField(object: "", key: "", value: 0))
            for element in elements {
                guard units.count < units.limit else {
                    reader.faults.refuse(.tooManyUnits(at: reader.place(of: element.value), limit: units.limit))
                    break
                }
                read(element)
            }
        } else {
            if top == .object, isEvent() { return ParsedFeed(format: .jsonIngram, refusedFor: Self.event) }
            read(JSONField(object: "", key: "order", value: 0))
        }
        return ParsedFeed(format: .jsonIngram, units: units, faults: reader.faults)
    }

    private func isEvent() -> Bool {
        let keys = Set(reader.tape.children(of: 0).map { reader.string($0) })
        return keys.isSuperset(of: ["topic", "event", "resource"])
    }

    private static let event = Fault(
        code: "ingram.event",
        place: .start,
        message: "the file is a notification of something that happened to an order, not an order",
        remedy: "send the order itself"
    )

    private mutating func read(_ element: JSONField) {
        let place = reader.begin(element.value)
        reader.checkKeys(within: element.value, named: element.name)
        var (draft, number) = reader.ingramOrder(element, at: place)
        draft.isFaulty = draft.isFaulty || reader.isUnitFaulty
        if number == nil {
            let isEmpty = draft.lineCount == 0
            reader.faults.report(isEmpty ? Self.withoutLines(at: place) : Self.withoutNumber(at: place))
            draft.isFaulty = true
        }
        // Without a number and lines there is no order to which the rules of orders could be applied.
        guard number != nil || draft.lineCount > 0,
            let order = draft.finish(defaultKind: defaultKind, faults: &reader.faults)
        else {
            return units.reject(kind: "order", name: number?.text ?? element.name, lineCount: draft.lineCount)
        }
        units.append(.order(order), faults: &reader.faults)
    }

    private static func withoutNumber(at place: SourcePlace) -> Fault {
        Fault(
            code: "ingram.orderNumberMissing",
            place: place,
            field: "customerOrderNumber",
            message:
                "is missing, so that the lines belong to no order; the API has the number in the request's address",
            remedy: "add the order's customerOrderNumber to the file"
        )
    }

    private static func withoutLines(at place: SourcePlace) -> Fault {
        Fault(
            code: "ingram.nothingForLicenses",
            place: place,
            message: "the file names no order and no lines; comments and addresses do not concern licenses",
            remedy: "send orders and changes of their lines"
        )
    }
}
