// DrawnEnvelope: an X12 envelope and orders drawn from bytes, so that acknowledgements are tried with what no reader would
// let through. Few bytes give a plain envelope, more bytes a stranger one.

internal import Domain
internal import Feeds

struct DrawnEnvelope {
    private var bytes: ArraySlice<UInt8>
    private(set) var documents: [FeedDocument] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

    /// Draws an envelope and its orders.
    mutating func draw() -> X12Envelope {
        X12Envelope(interchanges: (0..<(1 + number(below: 2))).map { _ in interchange() })
    }

    private mutating func number(below bound: Int) -> Int { bytes.popFirst().map { Int($0) % bound } ?? 0 }

    private mutating func text(below length: Int) -> String {
        let part = bytes.prefix(number(below: length))
        bytes = bytes.dropFirst(part.count)
        return String(decoding: part, as: UTF8.self)
    }

    /// A proper value, or in a third of the cases anything.
    private mutating func text(_ proper: String) -> String { number(below: 3) == 2 ? text(below: 24) : proper }

    private mutating func interchange() -> X12Interchange {
        var interchange = X12Interchange(
            sender: X12Address(qualifier: text("ZZ"), identifier: text("ACME")),
            receiver: X12Address(qualifier: text("ZZ"), identifier: text("HOLDFAST")),
            controlNumber: text("000000071"),
            place: .start
        )
        interchange.date = text("261124")
        interchange.time = text("1200")
        interchange.version = text(["00401", "00501", "00304", "00403"][number(below: 4)])
        interchange.usage = text("P")
        interchange.wantsAcknowledgement = number(below: 2) == 1
        interchange.noteCodes = (0..<number(below: 3)).map { _ in text("021") }
        if number(below: 3) == 2 {
            interchange.separators = X12Separators(
                element: UInt8(number(below: 256)),
                component: UInt8(number(below: 256)),
                repetition: number(below: 2) == 0 ? nil : UInt8(number(below: 256)),
                segment: UInt8(number(below: 256))
            )
        }
        interchange.groups = (0..<number(below: 4)).map { _ in group() }
        return interchange
    }

    private mutating func group() -> X12Group {
        let version = ["004010", "005010", "003040", "004010VICS", "006020X1"][number(below: 5)]
        var group = X12Group(
            functionalIdentifier: text(["PO", "PC", "FA"][number(below: 3)]),
            controlNumber: text("12"),
            version: text(version),
            place: .start
        )
        group.sender = text("ACMEAPP")
        group.receiver = text("HOLDAPP")
        group.declaredSets = [nil, 1, 3, Int.max, -1][number(below: 5)]
        group.errorCodes = (0..<number(below: 8)).map { _ in text("5") }
        for _ in 0..<number(below: 5) { group.sets.append(set()) }
        return group
    }

    private mutating func set() -> X12TransactionSet {
        var set = X12TransactionSet(
            identifier: text(["850", "860"][number(below: 2)]),
            controlNumber: text("0001"),
            place: .start
        )
        set.errorCodes = (0..<number(below: 8)).map { _ in text("5") }
        set.implementation = number(below: 3) == 2 ? text(below: 50) : nil
        set.segmentErrors = (0..<number(below: 4)).map { _ in segmentError() }
        switch number(below: 4) {
        case 0: set.documentIndex = number(below: 9) - 2
        case 1: break
        default:
            set.documentIndex = documents.count
            documents.append(.order(order()))
        }
        return set
    }

    private mutating func segmentError() -> X12SegmentError {
        var error = X12SegmentError(
            segment: text("PO1"),
            segmentNumber: [5, 0, -1, Int.max][number(below: 4)],
            loop: number(below: 2) == 0 ? nil : text("PO1"),
            code: number(below: 2) == 0 ? nil : text("8")
        )
        error.elements = (0..<number(below: 120)).map { index in
            .init(
                element: index - 2,
                component: [nil, 1, 0, Int.min][number(below: 4)],
                reference: [nil, 330, 99_999][number(below: 3)],
                code: text("7"),
                value: number(below: 2) == 0 ? nil : text(below: 200)
            )
        }
        return error
    }

    private mutating func order() -> OrderDocument {
        let lines = (0..<number(below: 12)).map { index in
            var line = OrderLineDocument(
                action: [.add, .change, .cancel][number(below: 3)],
                number: value(LineNumber.init(_:), String(index + 1)),
                sku: number(below: 4) == 0 ? nil : value(SKU.init(_:), "SKU-\(index)"),
                quantity: Quantity([1, 10, 1_000_000_000, -1][number(below: 4)]),
                place: .start
            )
            line.skuScheme = value(Name.init(_:), "VN")
            line.unit = value(Name.init(_:), "EA")
            line.unitPrice = try? DecimalNumber(["19.90", "-1", "123456789.123456789", "x"][number(below: 4)])
            return line
        }
        var order = OrderDocument(
            purpose: [.new, .change, .replacement, .cancellation][number(below: 4)],
            number: value(OrderNumber.init(_:), "PO-1"),
            lines: lines,
            place: .start
        )
        order.currency = value(Name.init(_:), "USD")
        order.revision = [nil, 3, Int.max][number(below: 3)]
        order.orderDate = CalendarDate(year: [2_026, 1, 0][number(below: 3)], month: 11, day: 24)
        return order
    }

    /// A drawn text where it obeys the rules of its type; the proper one else.
    private mutating func value<Value>(_ make: (String) throws(ValueError) -> Value, _ proper: String) -> Value
    where Value: TextValue {
        let drawn = number(below: 3) == 2 ? text(below: 64) : proper
        return (try? make(drawn)) ?? Value(unchecked: proper)
    }
}
