// HoldfastFeed: the documented schema, docs/schemas/holdfast-feed.schema.json.
//
// GUARANTEES   Accepts nothing that the schema does not describe: a key that it does not have is a fault.
// DOES NOT     Accept everything that it does: the rules between the parts of an order, OrderRules, are no schema's.

internal import Domain

/// Reads a file after the documented schema.
struct HoldfastFeed {
    private static let sections = ["orders", "accounts", "assignments"]

    private var reader: JSONReader
    private var units: UnitCollector
    private let defaultKind: OrderKind

    init(reader: JSONReader, units: UnitCollector, defaultKind: OrderKind) {
        self.reader = reader
        self.units = units
        self.defaultKind = defaultKind
    }

    /// Reads the file.
    consuming func read() -> ParsedFeed {
        let top = reader.tape.nodes[0]
        guard top.kind == .object else {
            let fault = ValueFault.wrongType(of: top.kind, expected: "an object such as {\"orders\": […]}")
            return ParsedFeed(
                format: .jsonHoldfast,
                refusedFor: fault.fault(at: reader.place(of: 0), field: "the file")
            )
        }
        let keys = reader.tape.children(of: 0).map { reader.string($0) }
        if keys.contains(where: Self.sections.contains) {
            readSections()
        } else if !keys.isEmpty {
            read(JSONField(object: "", key: "order", value: 0), of: "orders")
        }
        return ParsedFeed(format: .jsonHoldfast, units: units, faults: reader.faults)
    }

    private mutating func readSections() {
        reader.checkKeys(of: 0, named: "the file")
        var elements: [(section: String, element: JSONField)] = []
        reader.members(of: 0, named: "", known: Self.sections) { reader, field in
            elements += reader.elements(field).map { (field.key, $0) }
        }
        // Faults so far are faults of the file's own keys, and such a file may have meant something else by all of it.
        guard !reader.isUnitFaulty else { return reader.faults.refuseAll() }
        for (section, element) in elements {
            guard units.count < units.limit else {
                return reader.faults.refuse(.tooManyUnits(at: reader.place(of: element.value), limit: units.limit))
            }
            read(element, of: section)
        }
    }

    private mutating func read(_ element: JSONField, of section: String) {
        let place = reader.begin(element.value)
        reader.checkKeys(within: element.value, named: element.name)
        switch section {
        case "accounts":
            let (account, name) = reader.account(element, at: place)
            guard let account else { return units.reject(kind: "account", name: name, lineCount: 1) }
            units.append(.account(account), faults: &reader.faults)
        case "assignments":
            let (assignment, name) = reader.assignment(element, at: place)
            guard let assignment else { return units.reject(kind: "assignment", name: name, lineCount: 1) }
            units.append(.assignment(assignment), faults: &reader.faults)
        default:
            var (draft, name) = reader.order(element, at: place)
            draft.isFaulty = draft.isFaulty || reader.isUnitFaulty
            guard let order = draft.finish(defaultKind: defaultKind, faults: &reader.faults) else {
                return units.reject(kind: "order", name: name, lineCount: draft.lineCount)
            }
            units.append(.order(order), faults: &reader.faults)
        }
    }
}
