// X12OrderReply: 855 for an order, 865 for a change.
//
// GUARANTEES   Each line of the order once, under the number it came with, with its status and, where it waits or is
//              rejected, with a text. The receipt's id in REF*TN. A repeated order is answered as it stands now.
// DOES NOT     Name a Smart Account, or promise a date.

internal import Domain

/// The answer to an order.
struct X12OrderReply {
    /// Which answer it is.
    enum Sort: String, CaseIterable {
        /// Purchase order acknowledgment.
        case order = "855"
        /// Purchase order change acknowledgment.
        case change = "865"

        /// ST01 of what it answers.
        var answered: String { self == .order ? "850" : "860" }
        /// GS01.
        var functionalIdentifier: String { self == .order ? "PR" : "CA" }
    }

    /// The most faults of the whole order that are told.
    private static let maximumFaults = 20
    /// The most MSG segments for one text.
    private static let maximumMessages = 4

    let sort: Sort
    let outcome: OrderOutcome
    let receipt: String
    let profile: X12Profile
    let release: X12ReplyRelease
    let lines: [X12LineReply]

    init(
        _ sort: Sort,
        _ outcome: OrderOutcome,
        _ feed: AnsweredFeed,
        _ profile: X12Profile,
        _ release: X12ReplyRelease
    ) {
        self.sort = sort
        self.outcome = outcome
        self.profile = profile
        self.release = release
        receipt = feed.receipt
        lines = Self.lines(of: outcome, isChange: sort == .change)
    }

    /// Of a refused order all lines are rejected, those too that stand as they stood before it.
    private static func lines(of outcome: OrderOutcome, isChange: Bool) -> [X12LineReply] {
        let asked = outcome.document.lines
        let wanted = Dictionary(asked.map { ($0.number, $0) }) { first, _ in first }
        let replies = outcome.lines.map { X12LineReply($0, asked: wanted[$0.number], isChange: isChange) }
        guard outcome.verdict == .refused else { return replies }
        let rejected = replies.filter { $0.status == "IR" }
        let told = Dictionary(rejected.map { ($0.outcome.number, $0) }) { first, _ in first }
        return asked.map { told[$0.number] ?? X12LineReply(refused: $0) } + rejected.filter { $0.asked == nil }
    }

    /// Data element 587: BAK02 and BCA02.
    ///
    /// AD (with detail, no change) says that all stands as it was asked for, whether or not a line waits: to wait is the
    /// line's status, IH, and AH (hold status) would tell it of the whole order. AC (with detail and change) says that at
    /// least one line stands otherwise. RD rejects with the lines, RJ without.
    var acknowledgment: String {
        let isRefused = outcome.verdict == .refused || (!lines.isEmpty && lines.allSatisfy { $0.status == "IR" })
        if isRefused { return lines.isEmpty ? "RJ" : "RD" }
        return outcome.faults.isEmpty && !lines.contains(where: \.differs) ? "AD" : "AC"
    }

    /// Writes the transaction set.
    func write(into writer: inout X12ReplyWriter) {
        writer.openSet(sort.rawValue)
        writeBeginning(into: &writer)
        if let currency = outcome.document.currency?.text, currency.utf8.count == 3 {
            writer.segment("CUR", ["SE", .text(currency, 3)])
        }
        let number = outcome.document.number.text
        if number.utf8.count > 22 { writer.segment("REF", ["PO", .text(number, release.referenceLength)]) }
        writer.segment("REF", ["TN", .text(receipt, release.referenceLength)])
        for fault in ownFaults.prefix(Self.maximumFaults) {
            write("\(fault.message); \(fault.remedy)", reference: fault.code, into: &writer)
        }
        for line in lines { write(line, into: &writer) }
        writer.segment("CTT", [.number(min(lines.count, 999_999), 6)])
        writer.closeSet()
    }

    /// The faults that no line tells.
    private var ownFaults: [Fault] {
        let told = Set(lines.compactMap { $0.status == "IR" ? $0.reference : nil })
        let isPart = outcome.verdict != .refused
        return outcome.faults.filter { !isPart || !told.contains($0.code) }
    }

    private func writeBeginning(into writer: inout X12ReplyWriter) {
        let document = outcome.document
        let today = writer.date(release)
        let ordered = document.orderDate.map { date in
            let digits = X12ReplyText.digits(date.description)
            return release.hasLongDates ? digits : String(digits.suffix(6))
        }
        let code: X12ReplyElement = .text(acknowledgment, 2)
        // Longer numbers than the standard's 22 characters are whole in REF*PO.
        let number: X12ReplyElement = .text(document.number.text, 22)
        // The day of the order is mandatory; the day on which it was received stands in for one that was not sent.
        let date: X12ReplyElement = .text(ordered ?? today, 8)
        switch sort {
        case .order:
            writer.segment("BAK", ["00", code, number, date, .nothing, .nothing, .nothing, .nothing, .text(today, 8)])
        case .change:
            let revision = X12ReplyElement.number(document.revision, 8)
            let rest: [X12ReplyElement] = [.nothing, .nothing, .nothing, .text(today, 8)]
            writer.segment("BCA", ["00", code, number, .nothing, revision, date] + rest)
        }
    }

    private func write(_ line: X12LineReply, into writer: inout X12ReplyWriter) {
        let number: X12ReplyElement = .text(line.outcome.number.text, release.lineNumberLength)
        let unit = unit(of: line)
        let price = price(of: line)
        switch sort {
        case .order:
            let quantity = X12ReplyElement.number(line.asked?.quantity?.count ?? line.ordered, release.quantityDigits)
            writer.segment("PO1", [number] + counted([quantity], unit) + [price, .nothing] + product(of: line))
        case .change:
            // POC03 needs POC05 beside it, and POC04, which has nine digits, as long as that is what is left.
            let ordered = line.ordered.flatMap { $0 <= 999_999_999 ? $0 : nil }
            let left = ordered == nil || !release.hasQuantityLeft ? nil : line.left
            let quantities: [X12ReplyElement] = [.number(ordered, 9), .number(left, 9)]
            writer.segment(
                "POC",
                [number, .text(line.change, 2)] + counted(quantities, unit) + [price, .nothing] + product(of: line)
            )
        }
        let acknowledged = X12ReplyElement.number(line.acknowledged, release.quantityDigits)
        writer.segment("ACK", [.text(line.status, 2)] + counted([acknowledged], unit))
        if let text = line.text { write(text, reference: line.reference, into: &writer) }
    }

    /// Quantities with their unit, or none of them: one without the other says nothing.
    private func counted(_ quantities: [X12ReplyElement], _ unit: String) -> [X12ReplyElement] {
        guard case .text? = quantities.first else { return quantities.map { _ in .nothing } + [.nothing] }
        return quantities + [.text(unit, 2)]
    }

    private func unit(of line: X12LineReply) -> String {
        guard let unit = line.asked?.unit?.text, unit.utf8.count == 2, unit.utf8.allSatisfy(isCode) else { return "EA" }
        return unit
    }

    private func price(of line: X12LineReply) -> X12ReplyElement {
        guard let price = line.asked?.unitPrice,
            price.description.utf8.count(where: ASCII.isDigit) <= release.priceDigits
        else { return .nothing }
        return .text(price.description, release.priceDigits + 2)
    }

    /// The SKU under the qualifier it came with; a part of one would be another product, and is not written.
    private func product(of line: X12LineReply) -> [X12ReplyElement] {
        guard let sku = line.outcome.sku?.text ?? line.asked?.sku?.text, sku.utf8.count <= release.productLength else {
            return []
        }
        let scheme = line.asked?.skuScheme?.text ?? profile.skuQualifiers.first ?? "VP"
        let isQualifier = scheme.utf8.count == 2 && scheme.utf8.allSatisfy(isCode)
        return [.text(isQualifier ? scheme : "VP", 2), .text(sku, release.productLength)]
    }

    private func isCode(_ byte: UInt8) -> Bool { ASCII.isLetter(byte) || ASCII.isDigit(byte) }

    /// A text in a loop N9*L1 (letters or notes); its lines stand in MSG, from version 004020 on in MTX.
    private func write(_ text: String, reference: String?, into writer: inout X12ReplyWriter) {
        let limit = release.hasMTX ? 4_096 : 264 * Self.maximumMessages
        let cleaned = X12ReplyText.cleaned(text, limit: limit, without: writer.header.separators)
        guard !cleaned.isEmpty else { return }
        writer.segment("N9", ["L1", .text(reference ?? "note", release.referenceLength)])
        guard !release.hasMTX else { return writer.segment("MTX", [.nothing, .text(cleaned, limit)]) }
        for part in Self.parts(of: cleaned).prefix(Self.maximumMessages) { writer.segment("MSG", [.text(part, 264)]) }
    }

    /// Pieces of at most 264 characters, cut between words where there are any.
    static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(text)
        while rest.utf8.count > 264 {
            let most = rest.prefix(265)
            let cut = most.lastIndex(of: " ").flatMap { $0 > rest.startIndex ? $0 : nil }
            let end = cut ?? rest.index(rest.startIndex, offsetBy: 264)
            parts.append(String(rest[..<end]))
            rest = rest[end...].drop { $0 == " " }
        }
        return rest.isEmpty ? parts : parts + [String(rest)]
    }
}
