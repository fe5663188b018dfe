// UBLReader: orders, order changes and order cancellations after UBL 2.
//
// SOURCE       The schemas of UBL 2.1; PEPPOL BIS 3 Order Only, Ordering and Advanced Ordering for the codes.
// GUARANTEES   What the schema demands of the document as a whole is there: its number, its day, buyer and seller.
// DOES NOT     Check the document against the schema or PEPPOL's rules beyond what an order of licenses needs.

internal import Domain

/// Reads a UBL document.
struct UBLReader: XMLOrderReader {
    typealias Name = UBLName

    private static let nameTable = XMLNameTable(of: UBLName.self)

    let profile: FeedProfile
    let names: UBLNames
    var values = XMLValues()
    var envelope: UBLEnvelope
    var draft: OrderDraft
    /// The orders that a change or a cancellation refers to.
    var references: [OrderNumber] = []
    /// Which of the parts that the schema demands were seen.
    var seen: Set<UBLName> = []
    /// The currency that prices are said to have; the document's own where there is none.
    var pricingCurrency: Domain.Name?
    /// The currency that the prices have.
    var priceCurrency: Domain.Name?
    /// The party that is read.
    var party: UBLParty?
    var customer = UBLCustomer()
    /// The identifier that is read, and what it is one of.
    var identifierScheme: String?
    /// The name and the value of the property, or of the additional document, that is read.
    var property: (meaning: UBLNamedValue?, value: [UInt8]) = (nil, [])
    /// The lines of the line item that is read: itself and those that lie in it, in the order of the file.
    var lines: [UBLLine] = []
    /// Which of them are not closed yet.
    var openLines: [Int] = []
    /// The lines of an order change, until it is known what it says of each.
    var changes: [UBLLine] = []
    var units = XMLUnits()

    init(profile: FeedProfile) {
        self.profile = profile
        names = UBLNames(profile.ubl)
        envelope = UBLEnvelope(kind: .order)
        draft = OrderDraft(number: OrderNumber(unchecked: ""), place: .start)
    }

    var nameTable: XMLNameTable { Self.nameTable }

    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        guard let parent else {
            begin(name, at: cursor)
            return .children
        }
        if party != nil { return startParty(name, in: parent, at: cursor) }
        switch parent {
        case .order, .orderChange, .orderCancellation: return startHeader(name, at: cursor)
        case .orderReference, .originatorDocumentReference: return name == .id ? .text : .skip
        case .additionalDocumentReference:
            return [.id, .documentType, .documentTypeCode].contains(name) ? .text : .skip
        case .delivery: return name == .deliveryParty ? beginParty(name) : .skip
        default: return startLine(name, in: parent, at: cursor)
        }
    }

    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor) {
        guard let parent else { return finishDocument() }
        if party != nil { return endParty(name, in: parent, at: cursor) }
        switch parent {
        case .order, .orderChange, .orderCancellation: endHeader(name, at: cursor)
        case .orderReference: takeReference(at: cursor)
        case .originatorDocumentReference:
            draft.document.endCustomerOrderNumber = values.text(
                cursor.text,
                "OriginatorDocumentReference/ID",
                at: cursor
            )
        case .additionalDocumentReference, .additionalItemProperty: takeProperty(name, at: cursor)
        default: endLine(name, in: parent, at: cursor)
        }
    }

    private mutating func begin(_ name: Name, at cursor: XMLCursor) {
        draft.document.place = cursor.place
        switch name {
        case .orderChange: envelope.kind = .orderChange
        case .orderCancellation:
            envelope.kind = .orderCancellation
            draft.purpose = .cancellation
        default: break
        }
    }

    /// Puts aside a unit that is finished.
    mutating func put(_ document: OrderDocument?, id: String, lineCount: Int) {
        var order = UBLOrder(id: id)
        let name = id.isEmpty ? envelope.kind.rawValue : id
        order.documentIndex = units.put(document, named: name, lineCount: lineCount)
        envelope.orders.append(order)
    }

    mutating func finish(_ problem: Fault?) -> FeedReading {
        if let problem {
            values.faults.refuse(problem)
            // A document that is cut off can still be refused by its name.
            if envelope.orders.isEmpty { envelope.orders = writtenNumbers.map { UBLOrder(id: $0) } }
            for index in envelope.orders.indices { envelope.orders[index].documentIndex = nil }
        }
        return FeedReading(format: .ubl, faults: values.faults, envelope: .ubl(envelope))
    }

    /// The numbers of the orders, as far as they are known.
    private var writtenNumbers: [String] {
        guard envelope.kind == .order else { return references.map(\.text) }
        return envelope.documentID.isEmpty ? [] : [envelope.documentID]
    }
}
