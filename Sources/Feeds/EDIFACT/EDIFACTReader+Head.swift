// What the segments of an order's head mean, and how the whole order is put together.

internal import Domain

extension EDIFACTReader {
    /// Reads a segment of the message.
    mutating func readSegment(_ tag: EDIFACTTag) {
        switch tag {
        case .bgm: readDocument()
        case .dtm: readDate()
        case .rff: readReference()
        case .ftx: readText()
        case .nad: readParty()
        case .com: readContact()
        case .cta, .fii, .doc: break
        case .loc: if order.party == nil { order.line.isOpen = false }
        case .cux: readCurrency()
        case .lin: readLine()
        case .pia: readProducts()
        case .imd: readDescription()
        case .qty: readQuantity()
        case .pri: readPrice()
        case .uns: endLines()
        case .cnt: checkLineCount()
        default:
            order.party = nil
            order.line.isOpen = false
        }
    }

    private mutating func readDocument() {
        guard !order.hasDocument else { return report(.repeatedDocument) }
        order.hasDocument = true
        order.number = value(2, 1, field: "orderNumber")
        readKind(tokenizer.code(1))
        readFunction(tokenizer.code(3))
        if order.draft.purpose != .new {
            order.draft.document.revision = tokenizer.count(2, 3) ?? tokenizer.count(2, 2)
        }
    }

    /// Documents whose name says that they are no orders of licenses: certificates, lists and answers; 221, a blanket
    /// order, which orders nothing yet; 225 and 229, repairs and swaps.
    private static let otherDocuments = Set(
        [
            "1", "2", "3", "9", "10", "12", "14", "82", "221", "225", "229", "231", "240", "270", "310", "311", "315",
            "320", "325", "351", "380", "381", "383", "384", "385", "386", "389",
        ].map { EDIFACTCode($0) }
    )
    private static let changeRequest = EDIFACTCode("230")

    private mutating func readKind(_ name: EDIFACTCode) {
        if choices.stockingDocuments.contains(name) {
            order.draft.kind = .stocking
        } else if Self.otherDocuments.contains(name) {
            report(.documentName(name.text), element: 1)
        }
        if name == Self.changeRequest, !order.isChange {
            order.isChange = true
            order.draft.purpose = .change
        }
    }

    private mutating func readFunction(_ function: EDIFACTCode) {
        switch function.text {
        // The first transmission, or one more of the same: whether it is known already, the order's number tells.
        case "", "6", "7", "9", "31", "35", "42", "43", "47": break
        case "1": order.draft.purpose = .cancellation
        case "2": (order.draft.purpose, order.defaultAction) = (.change, .add)
        case "3": (order.draft.purpose, order.defaultAction) = (.change, .cancel)
        case "4": order.draft.purpose = .change
        case "5": order.draft.purpose = .replacement
        default: report(.function(function.text), element: 3)
        }
    }

    private static let orderDate = EDIFACTCode("4")
    private static let documentDate = EDIFACTCode("137")

    private mutating func readDate() {
        guard !order.isInLine, order.party == nil, !order.hasExactDate else { return }
        let qualifier = tokenizer.code(1)
        guard qualifier == Self.documentDate || qualifier == Self.orderDate, let date = date(1) else { return }
        order.draft.document.orderDate = date
        order.hasExactDate = qualifier == Self.orderDate
    }

    private static let orderReference = EDIFACTCode("ON")
    private static let taxNumber = EDIFACTCode("VA")

    private mutating func readReference() {
        if let party = order.party {
            guard party == .endCustomer else { return }
            if tokenizer.code(1) == Self.taxNumber {
                let tax: Name? = value(1, 2, field: "customerTaxIdentifier")
                order.currentCustomer.customer.taxIdentifier = tax
            }
        } else if order.isInLine {
            guard order.line.isOpen else { return }
        } else if order.isInSummary {
            return
        } else if tokenizer.code(1) == Self.orderReference, order.reference == nil {
            order.reference = value(1, 2, field: "orderNumber")
        }
        readChosenReference(tokenizer.code(1))
    }

    private mutating func readChosenReference(_ qualifier: EDIFACTCode) {
        guard !qualifier.isEmpty else { return }
        if qualifier == choices.smartAccountReference {
            let account: Name? = value(1, 2, field: "smartAccount")
            order.currentCustomer.smartAccount = account
        }
        if qualifier == choices.virtualAccountReference {
            let account: VirtualAccountName? = value(1, 2, field: "virtualAccount")
            order.currentCustomer.virtualAccount = account
        }
        if !order.isInLine, order.draft.document.endCustomerOrderNumber == nil,
            choices.endCustomerOrderReferences.contains(qualifier)
        {
            order.draft.document.endCustomerOrderNumber = value(1, 2, field: "endCustomerOrderNumber")
        }
    }

    private mutating func readText() {
        guard !choices.smartAccountText.isEmpty, tokenizer.code(1) == choices.smartAccountText, !order.isInSummary
        else { return }
        let account = joined(4, 1...5, field: "smartAccount")
        order.currentCustomer.smartAccount = account
    }

    private static let referenceCurrency = EDIFACTCode("2")

    private mutating func readCurrency() {
        order.party = nil
        guard !order.isInLine, order.draft.document.currency == nil else { return }
        for element in 1...2 where tokenizer.code(element) == Self.referenceCurrency {
            guard let part = tokenizer.part(element, 2) else { continue }
            switch tokenizer.withBytes(of: part, Currency.read) {
            case .success(let currency): order.draft.document.currency = currency
            case .failure(let fault): refuse(fault, field: "currency", element, 2)
            }
            return
        }
    }

    private static let lineCount = EDIFACTCode("2")

    private mutating func checkLineCount() {
        guard tokenizer.code(1) == Self.lineCount, let written = tokenizer.count(1, 2) else { return }
        guard written != order.lineCount else { return }
        report(
            .count("edifact.lineCount", "lines", written: written, found: order.lineCount),
            element: 1,
            component: 2
        )
    }

    private static let detailSection = EDIFACTCode("D")

    private mutating func endLines() {
        finishLine()
        order.party = nil
        if tokenizer.code(1) != Self.detailSection { order.isInSummary = true }
    }

    /// Puts the order together once its message is over.
    mutating func finishOrder() {
        finishLine()
        guard order.hasDocument else { return report(.missingDocument, segment: "BGM") }
        order.draft.document.endCustomer = order.customer.whole
        // A change by ORDERS has the order's number in the BGM; one that also refers to another order is not certain.
        if !order.isChange, order.draft.purpose != .new, let number = order.number, let reference = order.reference,
            number != reference
        {
            report(.twoOrderNumbers, segment: "RFF")
        }
        guard let number = order.orderNumber else {
            return report(.missingOrderNumber, field: "orderNumber", segment: order.isChange ? "RFF" : "BGM")
        }
        order.draft.document.number = number
        order.draft.isFaulty = !order.faults.list.isEmpty
    }
}
