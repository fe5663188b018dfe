// UBLAcknowledgements: the OrderResponse to each order of a document.
//
// SOURCE       The schema of UBL 2.1's OrderResponse; PEPPOL BIS 3, transactions T76 (Ordering) and T116 (Advanced
//              Ordering).
// GUARANTEES   Valid against that schema. The seller stays the seller and the buyer the buyer: who sends whom the answer
//              is told by their electronic addresses, as they came.
// DOES NOT     Answer a document that names no order: an OrderResponse must say which one it answers. Name the order
//              change it answers but in a note: UBL has an element for that only since version 2.2.

internal import Domain

/// Writes the acknowledgements of a file.
struct UBLAcknowledgements {
    let envelope: UBLEnvelope
    let feed: AnsweredFeed
    let profile: UBLProfile

    init(_ envelope: UBLEnvelope, _ feed: AnsweredFeed, _ profile: UBLProfile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] {
        guard profile.wantsOrderResponse else { return [] }
        return envelope.orders.enumerated().compactMap { position, order in
            guard !order.id.isEmpty else { return nil }
            // The same receipt gives the same number, so that an answer that is sent twice is known for one.
            let id = envelope.orders.count > 1 ? "\(feed.receipt)-\(position + 1)" : feed.receipt
            let bytes = response(to: order, id: id).bytes
            return AcknowledgementFile(kind: "OrderResponse", fileExtension: "xml", bytes: bytes)
        }
    }

    /// Whether the answer is one of PEPPOL's Advanced Ordering, the only one with changes and cancellations.
    private var isAdvanced: Bool {
        envelope.profileID.contains(":advanced_ordering:") || envelope.profileID.contains(":postaward:g3:09:")
            || envelope.kind != .order
    }

    private func verdict(on order: UBLOrder) -> UBLVerdict {
        guard let index = order.documentIndex, feed.outcomes.indices.contains(index), let outcome = feed.outcomes[index]
        else { return UBLVerdict(leftOutFor: feed.faults.first) }
        return UBLVerdict(outcome, saysDelivered: isAdvanced)
    }

    // MARK: The document

    private func response(to order: UBLOrder, id: String) -> XMLWriter {
        let verdict = verdict(on: order)
        let prefix = "urn:oasis:names:specification:ubl:schema:xsd:"
        var writer = XMLWriter()
        let namespaces: KeyValuePairs<String, String?> = [
            "xmlns": "\(prefix)OrderResponse-2", "xmlns:cac": "\(prefix)CommonAggregateComponents-2",
            "xmlns:cbc": "\(prefix)CommonBasicComponents-2",
        ]
        writer.element("OrderResponse", namespaces) { writer in
            writeHeader(of: verdict, id: id, to: &writer)
            writer.element("cac:OrderReference") { $0.element("cbc:ID", text: order.id) }
            write(envelope.seller, as: "cac:SellerSupplierParty", to: &writer)
            write(envelope.buyer, as: "cac:BuyerCustomerParty", to: &writer)
            for line in verdict.lines { write(line, to: &writer) }
        }
        return writer
    }

    private func writeHeader(of verdict: UBLVerdict, id: String, to writer: inout XMLWriter) {
        if let customization { writer.element("cbc:CustomizationID", text: customization) }
        if !process.isEmpty { writer.element("cbc:ProfileID", text: process) }
        writer.element("cbc:ID", text: id)
        let moment = feed.receivedAt.description
        writer.element("cbc:IssueDate", text: String(moment.prefix(10)))
        writer.element("cbc:IssueTime", text: String(moment.dropFirst(11).prefix(8)) + "Z")
        writer.element("cbc:OrderResponseCode", text: verdict.code.rawValue)
        let note = [subject, verdict.note].filter { !$0.isEmpty }.joined(separator: ": ")
        if !note.isEmpty { writer.element("cbc:Note", text: note) }
        if let currency { writer.element("cbc:DocumentCurrencyCode", text: currency) }
        if !envelope.customerReference.isEmpty {
            writer.element("cbc:CustomerReference", text: envelope.customerReference)
        }
    }

    /// What the answer is to, where that is not the order itself.
    private var subject: String {
        switch envelope.kind {
        case .order: ""
        case .orderChange: "order change \(envelope.documentID)"
        case .orderCancellation: "order cancellation \(envelope.documentID)"
        }
    }

    /// PEPPOL demands a currency, and a cancellation has none: then it is the code for none.
    private var currency: String? {
        envelope.currency?.text ?? (customization == nil ? nil : "XXX")
    }

    /// The specification of the answer, where that of the document has one.
    private var customization: String? {
        let prefix = "urn:fdc:peppol.eu:poacc:trns:"
        guard envelope.customizationID.hasPrefix(prefix) else { return nil }
        let rest = envelope.customizationID.dropFirst(prefix.count)
        // A national extension of PEPPOL goes on behind the transaction and its version.
        guard ["order:3", "order_change:3", "order_cancellation:3"].contains(where: { rest.hasPrefix($0) }),
            let version = rest.firstIndex(of: ":")
        else { return nil }
        return prefix + (isAdvanced ? "order_response_advanced" : "order_response") + rest[version...]
    }

    /// The business process of the answer: that of the document, except that BIS Order Only has no answers, so that
    /// the answer is one of BIS Ordering.
    private var process: String {
        envelope.profileID == "urn:fdc:peppol.eu:poacc:bis:order_only:3"
            ? "urn:fdc:peppol.eu:poacc:bis:ordering:3" : envelope.profileID
    }

    // MARK: Parts

    private func write(_ partner: UBLPartner, as role: String, to writer: inout XMLWriter) {
        writer.element(role) { writer in
            writer.element("cac:Party") { writer in
                if let endpoint = partner.endpoint { write(endpoint, as: "cbc:EndpointID", to: &writer) }
                for identifier in partner.identifiers {
                    writer.element("cac:PartyIdentification") { write(identifier, as: "cbc:ID", to: &$0) }
                }
                guard !partner.name.isEmpty else { return }
                writer.element("cac:PartyLegalEntity") { $0.element("cbc:RegistrationName", text: partner.name) }
            }
        }
    }

    private func write(_ identifier: UBLPartner.Identifier, as name: String, to writer: inout XMLWriter) {
        writer.element(name, ["schemeID": identifier.scheme], text: identifier.value)
    }

    private func write(_ line: UBLVerdict.Line, to writer: inout XMLWriter) {
        writer.element("cac:OrderLine") { writer in
            writer.element("cac:LineItem") { writer in
                writer.element("cbc:ID", text: line.number)
                if let note = line.note { writer.element("cbc:Note", text: note) }
                writer.element("cbc:LineStatusCode", text: line.status)
                if let quantity = line.quantity, line.status != "7" {
                    let unit = line.document?.unit?.text ?? "C62"
                    writer.element("cbc:Quantity", ["unitCode": unit], text: String(quantity))
                }
                writeItem(of: line, to: &writer)
            }
            writer.element("cac:OrderLineReference") { $0.element("cbc:LineID", text: line.number) }
        }
    }

    private func writeItem(of line: UBLVerdict.Line, to writer: inout XMLWriter) {
        let name = line.document?.productDescription?.text ?? line.sku?.text ?? "line \(line.number)"
        writer.element("cac:Item") { writer in
            writer.element("cbc:Name", text: name)
            guard let sku = line.sku else { return }
            let parts = (line.document?.skuScheme?.text ?? "SellersItemIdentification").split(
                separator: "/",
                maxSplits: 1
            )
            let (identification, scheme) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
            // PEPPOL's answers have no manufacturer's number.
            guard customization == nil || identification != "ManufacturersItemIdentification" else { return }
            writer.element("cac:\(identification)") { $0.element("cbc:ID", ["schemeID": scheme], text: sku.text) }
        }
    }
}
