// Who a document is from and for, and what it asks for.

internal import Domain

extension CXMLReader {
    /// The most bytes of what is given back as it is written.
    private static let echoLimit = 200

    mutating func startEnvelope(_ name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLInterest {
        switch (parent, name) {
        case (nil, .cXML):
            envelope.payloadID = Self.echo(cursor.attribute("payloadID"))
            return .children
        case (.cXML, .header), (.header, .from), (.header, .to): return .children
        case (.from, .credential), (.to, .credential):
            let type = cursor.attribute("type").map { Self.echo($0) }
            credential = CXMLCredential(
                domain: Self.echo(cursor.attribute("domain")),
                type: type == "marketplace" ? type : nil,
                identity: ""
            )
            return .children
        case (.credential, .identity): return .text
        case (.cXML, .request):
            envelope.isRequest = true
            envelope.isTest = cursor.attribute("deploymentMode")?.elementsEqual("test".utf8) == true
            return .children
        case (.cXML, .message): return .children
        case (.cXML, .response):
            cursor.stop(.unsupportedDocument("a cXML Response", at: cursor.place, in: cursor.path))
            return .skip
        case (.request, .orderRequest):
            beginOrder(at: cursor)
            return .children
        default: return .skip
        }
    }

    mutating func endCredential(_ name: Name, in parent: Name?, at cursor: XMLCursor) {
        guard name == .credential else {
            credential?.identity = Self.echo(cursor.text)
            return
        }
        guard let credential, !credential.identity.isEmpty else { return }
        if parent == .from { envelope.from.append(credential) } else { envelope.to.append(credential) }
        self.credential = nil
    }

    /// A text that is given back as it is written, cut where it is too long to be one.
    static func echo(_ bytes: UnsafeRawBufferPointer?) -> String {
        guard let bytes else { return "" }
        let words = bytes.prefix(4 * echoLimit).split(whereSeparator: ASCII.isBlank)
        let text = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return text.utf8.count <= echoLimit ? text : String(text.prefix(echoLimit))
    }
}
