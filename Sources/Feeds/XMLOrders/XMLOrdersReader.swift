// XMLOrdersReader: orders in a sender's XML, by what its dialect says of the elements.
//
// GUARANTEES   Only a party that the dialect calls the end customer is taken for one.
// DOES NOT     Answer: the sender gets our receipt, and no document of its own format.

internal import Domain

/// Reads the orders of a dialect.
struct XMLOrdersReader<Dialect: XMLOrderDialect>: XMLOrderReader {
    typealias Name = Dialect.Name

    let profile: FeedProfile
    var values = XMLValues()
    /// What the document wants, where it says so before its orders.
    private var purpose: OrderDocument.Purpose?
    /// Whether what it wants cannot be told.
    private var isPurposeRefused = false
    /// What the open elements are that have elements in them.
    private var open: [XMLOrderMeaning] = []
    /// What the text that is read is.
    private var field: XMLOrderField?
    var order: XMLOrderDraft?
    /// What the document is called if no order is in it, and where it begins.
    private var emptyDocument: Fault = .noUnits
    private var count = 0
    var units = XMLUnits()

    init(profile: FeedProfile) { self.profile = profile }

    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        readPurpose(name, at: cursor)
        if parent == nil, let title = Dialect.emptyDocument(name) {
            emptyDocument = .unsupportedDocument(title, at: cursor.place, in: cursor.path)
        }
        let meaning = Dialect.meaning(of: name, in: parent, at: cursor)
        switch meaning {
        case .nothing: return .skip
        case .value(let field):
            guard order != nil else { return .skip }
            self.field = field
            readAttributes(of: field, at: cursor)
            return .text
        case .line where order?.draft.purpose == .cancellation:
            order?.draft.lineCount += 1
            return .skip
        case .line: order?.beginLine(at: cursor.place, isFaulty: &values.isUnitFaulty)
        case .order: beginOrder(at: cursor)
        case .endCustomer: order?.beginCustomer()
        case .group: break
        }
        open.append(meaning)
        return .children
    }

    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor) {
        if let field {
            self.field = nil
            return take(field, at: cursor)
        }
        switch open.popLast() {
        case .line: order?.finishLine(isFaulty: &values.isUnitFaulty)
        case .endCustomer: order?.finishCustomer()
        case .order: finishOrder(at: cursor)
        default: break
        }
    }

    mutating func passOver(_ name: UnsafeRawBufferPointer, in parent: Name?, at cursor: XMLCursor) {
        let written = String(decoding: name.prefix(60), as: UTF8.self)
        guard let title = Dialect.otherDocument(written, in: parent) else { return }
        cursor.stop(.unsupportedDocument(title, at: cursor.place, in: cursor.path))
    }

    private mutating func readPurpose(_ name: Name, at cursor: XMLCursor) {
        switch Dialect.purpose(in: name, at: cursor) {
        case nil: break
        case .success(let purpose): self.purpose = purpose
        case .failure(let fault):
            values.refuse(fault, name.rawValue, at: cursor)
            isPurposeRefused = true
        }
    }

    private mutating func readAttributes(of field: XMLOrderField, at cursor: XMLCursor) {
        switch field {
        case .quantity:
            let unit = values.prose(cursor.attribute("unitCode"))
            order?.change { $0.line.unit = unit ?? $0.line.unit }
        case .price:
            let currency = values.currency(cursor.attribute("currencyID"), "@currencyID", at: cursor)
            if let fault = order?.take(currency: currency) { values.refuse(fault, "@currencyID", at: cursor) }
        default: break
        }
    }

    private mutating func beginOrder(at cursor: XMLCursor) {
        values.isUnitFaulty = isPurposeRefused
        order = XMLOrderDraft(place: cursor.place)
        order?.draft.purpose = purpose
    }

    private mutating func finishOrder(at cursor: XMLCursor) {
        guard var finished = order else { return }
        order = nil
        if finished.number == nil, !values.isUnitFaulty {
            values.refuse(.orderNumberMissing, "order number", at: cursor)
        }
        let name = finished.number?.text ?? "order \(count + 1)"
        finished.complete()
        finished.draft.isFaulty = finished.draft.isFaulty || values.isUnitFaulty
        let lineCount = finished.draft.lineCount
        let document = finished.draft.finish(defaultKind: profile.defaultOrderKind, faults: &values.faults)
        let limit = profile.limits.maximumDocuments
        guard count < limit else { return cursor.stop(.tooManyUnits(at: cursor.place, limit: limit)) }
        count += 1
        units.put(document, named: name, lineCount: lineCount)
    }

    mutating func finish(_ problem: Fault?) -> FeedReading {
        if let problem { values.faults.refuse(problem) }
        if count == 0, problem == nil { values.faults.refuse(emptyDocument) }
        return FeedReading(format: Dialect.format, faults: values.faults, envelope: nil)
    }
}

extension ValueFault {
    fileprivate static let orderNumberMissing = ValueFault(
        code: "xml.orderNumberMissing",
        message: "is missing",
        remedy: "give the order its number"
    )
}
