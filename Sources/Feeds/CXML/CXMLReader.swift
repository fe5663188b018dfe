// CXMLReader: cXML OrderRequests.
//
// SOURCE       The DTD of cXML 1.2.063 and the comments in it.
// GUARANTEES   `SharedSecret`, `DigitalSignature` and `CredentialMac` are passed over unread, so that nothing of them can
//              get into an order, an envelope or a fault.
// DOES NOT     Check the document against the DTD: what no order needs may be missing or out of order.

internal import Domain

/// Reads the orders of a cXML document.
struct CXMLReader: XMLOrderReader {
    typealias Name = CXMLName

    private static let nameTable = XMLNameTable(of: CXMLName.self)

    let profile: FeedProfile
    let names: CXMLNames
    var values = XMLValues()
    var envelope = CXMLEnvelope()
    /// Whose credential is read.
    var credential: CXMLCredential?
    /// The order that is read.
    var order: CXMLOrderDraft?
    /// The line that is read.
    var item: CXMLItemDraft?
    /// The party that is read.
    var party: CXMLParty?
    /// What the Extrinsic that is read means.
    var extrinsic: CXMLNamedValue?
    var units = XMLUnits()

    init(profile: FeedProfile) {
        self.profile = profile
        names = CXMLNames(profile.cxml)
    }

    var nameTable: XMLNameTable { Self.nameTable }

    mutating func start(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        switch parent {
        case nil, .cXML, .header, .from, .to, .sender, .credential, .request, .message:
            startEnvelope(name, in: parent, at: cursor)
        case .orderRequest, .orderRequestHeader, .total: startOrder(name, in: parent, at: cursor)
        case .itemOut, .itemID, .itemDetail, .blanketItemDetail, .unitPrice:
            startItem(name, in: parent, at: cursor)
        case .contact, .shipTo, .billTo, .businessPartner, .address, .postalAddress:
            startParty(name, at: cursor)
        default: .skip
        }
    }

    mutating func end(_ name: Name, in parent: Name?, at cursor: XMLCursor) {
        switch name {
        case .identity, .credential: endCredential(name, in: parent, at: cursor)
        case .orderRequest: finishOrder(at: cursor)
        case .itemOut: finishItem()
        case .contact, .shipTo, .billTo, .businessPartner: finishParty(at: cursor)
        case .extrinsic: finishExtrinsic(at: cursor)
        case .supplierPartID, .manufacturerPartID, .money, .description, .unitOfMeasure:
            endItem(name, at: cursor)
        case .name, .street, .city, .postalCode, .email: endParty(name, at: cursor)
        default: break
        }
    }

    mutating func passOver(_ name: UnsafeRawBufferPointer, in parent: Name?, at cursor: XMLCursor) {
        guard parent == .request || parent == .message else { return }
        let title = String(decoding: name.prefix(60), as: UTF8.self)
        envelope.otherRequest = title
        cursor.stop(.unsupportedDocument("a cXML \(title)", at: cursor.place, in: cursor.path))
    }

    /// Puts aside a unit that is finished.
    mutating func put(_ document: OrderDocument?, _ order: CXMLOrder, lineCount: Int, at cursor: XMLCursor) {
        let limit = profile.limits.maximumDocuments
        guard envelope.orders.count < limit else {
            return cursor.stop(.tooManyUnits(at: order.place, limit: limit))
        }
        var order = order
        let name = order.orderID.isEmpty ? "OrderRequest" : order.orderID
        order.documentIndex = units.put(document, named: name, lineCount: lineCount)
        envelope.orders.append(order)
    }

    mutating func finish(_ problem: Fault?) -> FeedReading {
        if let problem { values.faults.refuse(problem) }
        if envelope.orders.isEmpty, problem == nil { values.faults.refuse(.noUnits) }
        if values.faults.refusesFile {
            for index in envelope.orders.indices { envelope.orders[index].documentIndex = nil }
        }
        return FeedReading(format: .cxml, faults: values.faults, envelope: .cxml(envelope))
    }
}
