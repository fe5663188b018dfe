// CXMLAcknowledgements: the Response to a document and the ConfirmationRequest for each of its orders.
//
// SOURCE       The DTDs of cXML 1.2.050, cXML.dtd and Fulfill.dtd, and the status codes of the cXML Reference Guide.
// GUARANTEES   Valid against those DTDs. The Response says whether the document could be understood, the
//              ConfirmationRequest what became of the order: as 997 and 855 do. No status is 5xx, which would ask the
//              sender to send the same again. Nobody's SharedSecret is in it.
// DOES NOT     Answer a Response or a Message: that would make two systems answer each other for ever.

internal import Domain

/// Writes the acknowledgements of a file.
struct CXMLAcknowledgements {
    let envelope: CXMLEnvelope
    let feed: AnsweredFeed
    let profile: CXMLProfile

    init(_ envelope: CXMLEnvelope, _ feed: AnsweredFeed, _ profile: CXMLProfile) {
        self.envelope = envelope
        self.feed = feed
        self.profile = profile
    }

    func files(_ numbers: some ControlNumberSource) throws -> [AcknowledgementFile] {
        guard envelope.isRequest else { return [] }
        var files: [AcknowledgementFile] = []
        if profile.wantsResponse { files.append(file("Response", response())) }
        if profile.wantsConfirmation {
            for (position, order) in envelope.orders.enumerated() {
                guard let outcome = outcome(of: order) else { continue }
                let number = envelope.orders.count > 1 ? "\(position + 1)" : ""
                let confirmation = CXMLConfirmation(order: order, outcome: outcome)
                files.append(file("ConfirmationRequest", self.confirmation(confirmation, number: number)))
            }
        }
        return files
    }

    private func outcome(of order: CXMLOrder) -> OrderOutcome? {
        guard let index = order.documentIndex, feed.outcomes.indices.contains(index) else { return nil }
        return feed.outcomes[index]
    }

    private func file(_ kind: String, _ writer: XMLWriter) -> AcknowledgementFile {
        AcknowledgementFile(kind: kind, fileExtension: "xml", bytes: writer.bytes)
    }

    // MARK: The documents

    private func response() -> XMLWriter {
        let status = CXMLStatus(envelope, feed, confirms: profile.wantsConfirmation)
        return document("response", type: "cXML.dtd") { writer in
            writer.element("Response") { writer in
                writer.element(
                    "Status",
                    ["code": String(status.code), "text": status.text, "xml:lang": "en-US"],
                    text: status.detail
                )
            }
        }
    }

    private func confirmation(_ confirmation: CXMLConfirmation, number: String) -> XMLWriter {
        document("confirmation\(number)", type: "Fulfill.dtd") { writer in
            writer.element("Header") { writer in
                let us = parties(envelope.to, else: "Holdfast")
                write(us, as: "From", to: &writer)
                write(parties(envelope.from, else: feed.partner), as: "To", to: &writer)
                writer.element("Sender") { writer in
                    write(us.prefix(1), to: &writer)
                    writer.element("UserAgent", text: "Holdfast")
                }
            }
            writer.element("Request", ["deploymentMode": envelope.isTest ? "test" : "production"]) { writer in
                confirmation.write(
                    to: &writer,
                    payloadID: envelope.payloadID,
                    confirmation: feed.receipt + number,
                    moment: moment
                )
            }
        }
    }

    private func document(_ name: String, type: String, _ content: (inout XMLWriter) -> Void) -> XMLWriter {
        var writer = XMLWriter()
        writer.documentType("cXML", system: "http://xml.cXML.org/schemas/cXML/1.2.050/\(type)")
        // The same receipt gives the same number, so that a document that is sent twice is known for one.
        let attributes: KeyValuePairs<String, String?> = [
            "version": "1.2.050", "payloadID": "\(feed.receipt).\(name)@holdfast", "timestamp": moment,
            "xml:lang": "en-US",
        ]
        writer.element("cXML", attributes, content)
        return writer
    }

    /// The moment at which the file was received, without fractions of a second.
    private var moment: String { feed.receivedAt.description.prefix(19) + "+00:00" }

    // MARK: The parties

    /// The parties; one of a name where the sender named none, for the DTD demands one.
    private func parties(_ credentials: [CXMLCredential], else name: String) -> [CXMLCredential] {
        credentials.isEmpty ? [CXMLCredential(domain: "PrivateID", identity: name)] : credentials
    }

    private func write(_ credentials: [CXMLCredential], as role: String, to writer: inout XMLWriter) {
        writer.element(role) { writer in write(credentials[...], to: &writer) }
    }

    private func write(_ credentials: ArraySlice<CXMLCredential>, to writer: inout XMLWriter) {
        for credential in credentials {
            writer.element("Credential", ["domain": credential.domain, "type": credential.type]) { writer in
                writer.element("Identity", text: credential.identity)
            }
        }
    }
}
