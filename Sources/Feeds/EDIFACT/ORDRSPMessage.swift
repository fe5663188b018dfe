// ORDRSPMessage: what became of an order, line by line, for the one who sent it.
//
// DOES NOT     Tell whose account was found: a held line says what it waits for, no more.

internal import Domain

/// Writes an ORDRSP.
struct ORDRSPMessage {
    /// 1225: how the order as a whole is answered.
    private enum Response: String {
        case changed = "4"
        case notAccepted = "27"
        case acceptedWithoutAmendment = "29"
    }

    let message: EDIFACTMessage
    let outcome: OrderOutcome
    /// The number of this answer.
    let number: String
    let moment: Timestamp

    func write(to writer: inout EDIFACTWriter) {
        let isDirectory = message.kind.version == "D"
        writer.beginMessage(["ORDRSP", "D", isDirectory ? message.kind.release : "96A", "UN"])
        writer.segment("BGM", ["231"], [number], [response.rawValue])
        let (date, time) = EDIFACTWriter.dateAndTime(moment)
        writer.segment("DTM", ["137", date + time, "203"])
        writeFaults(to: &writer)
        writer.segment("RFF", ["ON", outcome.document.number.text])
        if outcome.document.purpose == .new, let date = outcome.document.orderDate {
            writer.segment("DTM", ["171", date.description.filter { $0 != "-" }, "102"])
        }
        writeParty("BY", message.buyer, to: &writer)
        writeParty("SU", message.supplier, to: &writer)
        for index in outcome.lines.indices { writeLine(index, to: &writer) }
        writer.segment("UNS", ["S"])
        writer.segment("CNT", ["2", String(outcome.lines.count)])
        writer.endMessage()
    }

    private var response: Response {
        if outcome.verdict == .refused { return .notAccepted }
        let isChanged = !outcome.faults.isEmpty || outcome.lines.indices.contains { isRejected($0) || isAmended($0) }
        return isChanged ? .changed : .acceptedWithoutAmendment
    }

    private func isRejected(_ index: Int) -> Bool {
        if case .rejected = outcome.lines[index].status { return true }
        return false
    }

    /// Whether a line has another quantity now than was asked for.
    private func isAmended(_ index: Int) -> Bool {
        guard let asked = line(index), let quantity = asked.quantity?.count, asked.action != .cancel,
            let current = outcome.lines[index].quantity
        else { return false }
        return quantity != current
    }

    /// The line of the document that is answered; nil for one that the document does not name.
    private func line(_ index: Int) -> OrderLineDocument? {
        let lines = outcome.document.lines
        guard index < lines.count, lines[index].number == outcome.lines[index].number else { return nil }
        return lines[index]
    }

    private func writeFaults(to writer: inout EDIFACTWriter) {
        // The standard has room for many texts, and people do not: the first few say what is wrong.
        for fault in outcome.faults.prefix(5) {
            write(fault.message + "; " + fault.remedy, subject: "AAI", to: &writer)
        }
        if outcome.faults.isEmpty, outcome.verdict == .repeated {
            write("the document says what is known already; nothing was changed", subject: "AAI", to: &writer)
        }
    }

    private func write(_ sentence: String, subject: String, to writer: inout EDIFACTWriter) {
        // Until D.99 a part of a text had 70 characters, and 512 from then on.
        let parts = writer.parts(of: sentence, width: message.kind.release.hasPrefix("9") ? 70 : 512)
        for start in stride(from: 0, to: parts.count, by: 5) {
            writer.segment("FTX", [subject], [], [], Array(parts[start..<min(start + 5, parts.count)]))
        }
    }

    private func writeParty(_ role: String, _ party: EDIFACTParty?, to writer: inout EDIFACTWriter) {
        guard let party else { return }
        writer.segment("NAD", [role], [party.identifier, party.codeList, party.agency])
    }

    private static let commonTypes: Set<String> = ["EN", "SRV", "SRS", "UP", "IB", "IS"]

    private func writeLine(_ index: Int, to writer: inout EDIFACTWriter) {
        let (answer, asked) = (outcome.lines[index], line(index))
        let sku = (answer.sku ?? asked?.sku)?.text ?? ""
        let scheme = asked?.skuScheme?.text ?? (asked == nil ? "SA" : "")
        let isLineItem = scheme.isEmpty || Self.commonTypes.contains(scheme)
        writer.segment("LIN", [answer.number.text], [action(index)], isLineItem && !sku.isEmpty ? [sku, scheme] : [])
        if !isLineItem, !sku.isEmpty { writer.segment("PIA", ["5"], [sku, scheme]) }
        writeQuantities(answer, unit: asked?.unit?.text ?? "", to: &writer)
        if let text = text(answer) { write(text, subject: "LIN", to: &writer) }
    }

    /// 1229: how the line is answered.
    private func action(_ index: Int) -> String {
        switch outcome.lines[index].status {
        case .rejected: "7"
        case .cancelled: "2"
        case .accepted, .held, .released: isAmended(index) ? "3" : "5"
        }
    }

    private func writeQuantities(_ answer: LineOutcome, unit: String, to writer: inout EDIFACTWriter) {
        guard let quantity = answer.quantity else { return }
        writer.segment("QTY", ["21", String(quantity), unit])
        switch answer.status {
        // Sent.
        case .released: writer.segment("QTY", ["12", String(quantity), unit])
        // To come later.
        case .held: writer.segment("QTY", ["83", String(quantity), unit])
        case .accepted, .cancelled, .rejected: break
        }
    }

    private func text(_ answer: LineOutcome) -> String? {
        if let detail = answer.detail { return detail }
        return switch answer.status {
        case .held(let reason): reason.explanation
        case .rejected(let fault): fault.message + "; " + fault.remedy
        case .accepted, .released, .cancelled: nil
        }
    }
}
