// X12Answered: a received file and what became of it, put together for the tests of its acknowledgements.

import Domain
import Feeds
import Synchronization

/// Counts each series from 1, or from where it is told to.
final class ScriptedNumbers: ControlNumberSource, Sendable {
    private let drawn: Mutex<[String: Int]>

    init(after drawn: [String: Int] = [:]) { self.drawn = Mutex(drawn) }

    func next(in series: String) -> Int {
        drawn.withLock { drawn in
            drawn[series, default: 0] += 1
            return drawn[series, default: 0]
        }
    }
}

/// An interchange from ACME to HOLDFAST, and the outcomes of its orders.
struct X12Answered {
    var interchange: X12Interchange
    var outcomes: [OrderOutcome?] = []
    var profile = X12Profile()
    /// The last number of each series that was drawn before.
    var drawn: [String: Int] = [:]

    init(version: String = "00401") {
        interchange = X12Interchange(
            sender: X12Address(qualifier: "01", identifier: "ACME"),
            receiver: X12Address(qualifier: "ZZ", identifier: "HOLDFAST"),
            controlNumber: "000000071",
            place: .start
        )
        interchange.version = version
        interchange.date = "261124"
        interchange.time = "1200"
    }

    /// Adds a group of orders.
    mutating func addGroup(_ identifier: String = "PO", version: String = "004010", sets: [X12TransactionSet]) {
        var group = X12Group(
            functionalIdentifier: identifier,
            controlNumber: "12",
            version: version,
            place: .start
        )
        group.sender = "ACMEAPP"
        group.receiver = "HOLDAPP"
        group.declaredSets = sets.count
        group.sets = X12SetList(sets)
        interchange.groups.append(group)
    }

    /// Adds a group of one order and its outcome.
    mutating func addOrder(_ outcome: OrderOutcome, set identifier: String = "850", version: String = "004010") {
        outcomes.append(outcome)
        addGroup(
            identifier == "850" ? "PO" : "PC",
            version: version,
            sets: [.taken(identifier, at: outcomes.count - 1)]
        )
    }

    var files: [AcknowledgementFile] {
        get throws {
            let feed = AnsweredFeed(
                envelope: .x12(X12Envelope(interchanges: [interchange])),
                outcomes: outcomes,
                faults: FaultList(),
                receipt: "rcp_0abcdefghjkmn",
                partner: "acme",
                receivedAt: Timestamp(milliseconds: 1_795_513_500_250)
            )
            var whole = FeedProfile()
            whole.x12 = profile
            return try Acknowledgements.files(answering: feed, profile: whole, numbers: ScriptedNumbers(after: drawn))
        }
    }

    /// The segments of the file of a kind, without terminators; empty where there is none.
    func segments(_ kind: String) throws -> [String] {
        guard let file = try files.first(where: { $0.kind == kind }) else { return [] }
        return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { String($0.dropLast()) }
    }

    /// Those of its segments that begin with one of the tags.
    func segments(_ kind: String, _ tags: String...) throws -> [String] {
        try segments(kind).filter { segment in tags.contains { segment.hasPrefix($0 + "*") } }
    }
}

extension X12TransactionSet {
    /// A set whose order was given out.
    static func taken(_ identifier: String = "850", _ control: String = "0001", at index: Int) -> X12TransactionSet {
        var set = X12TransactionSet(identifier: identifier, controlNumber: control, place: .start)
        set.documentIndex = index
        return set
    }

    /// A set that was left out.
    static func leftOut(
        _ control: String = "0002",
        codes: [String] = [],
        _ errors: [X12SegmentError] = []
    ) -> X12TransactionSet {
        var set = X12TransactionSet(identifier: "850", controlNumber: control, place: .start)
        set.errorCodes = codes
        set.segmentErrors = errors
        return set
    }
}

extension OrderOutcome {
    /// An order of lines with one status each, ten of `SKU-1`, `SKU-2` … that were asked for.
    static func of(
        _ statuses: [LineOutcome.Status],
        _ verdict: Verdict = .accepted,
        action: OrderLineDocument.Action = .add,
        change: (inout OrderOutcome) -> Void = { _ in }
    ) -> OrderOutcome {
        let asked = statuses.indices.map { index in
            var line = OrderLineDocument(
                action: action,
                number: LineNumber(unchecked: String(index + 1)),
                sku: SKU(unchecked: "SKU-\(index + 1)"),
                quantity: Quantity(10),
                place: .start
            )
            line.skuScheme = Name(unchecked: "VN")
            line.unit = Name(unchecked: "EA")
            line.unitPrice = try? DecimalNumber("19.90")
            return line
        }
        var document = OrderDocument(
            purpose: action == .add ? .new : .change,
            number: OrderNumber(unchecked: "PO-1001"),
            lines: asked,
            place: .start
        )
        document.orderDate = CalendarDate(year: 2026, month: 11, day: 20)
        document.currency = Name(unchecked: "USD")
        let lines = zip(asked, statuses).map { line, status in
            LineOutcome(number: line.number, status: status, sku: line.sku, quantity: 10)
        }
        var outcome = OrderOutcome(document: document, verdict: verdict, lines: lines)
        change(&outcome)
        return outcome
    }
}

extension Fault {
    static let lineUnknown = Fault(
        code: "order.lineUnknown",
        message: "the order has no line 7",
        remedy: "send the line's own number"
    )
    static let conflict = Fault(
        code: "order.conflict",
        message: "order PO-1001 is known with other lines",
        remedy: "send a change"
    )
}
