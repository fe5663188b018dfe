// What a set says of the whole order: BEG or BCH, CUR, REF and N9.

internal import Domain

extension X12SetReader {
    /// BEG01 and BCH01 to BEG05 and BCH06.
    mutating func readOrder() {
        if let code = required(1, 353) { readPurpose(code) }
        if let type = required(2, 92) { readType(type) }
        if required(3, 324) != nil, let number: OrderNumber = text(3, 324) {
            draft.document.number = number
        }
        if isChange, !tokens.isBlank(5) { draft.document.revision = tokens.number(5) }
        let element = isChange ? 6 : 5
        guard required(element, 373) != nil else { return }
        draft.document.orderDate = tokens.withElement(element, X12Number.date)
        guard draft.document.orderDate == nil else { return }
        refuse(ValueFault(.notA("a day such as 20261124")), element, 373, code: "8")
    }

    /// The number that a set left out unread is known by.
    mutating func nameOrder() {
        let number = tokens.withElement(3) { bytes in
            Result { () throws(ValueError) in try OrderNumber(utf8: bytes) }
        }
        if case .success(let number) = number { draft.document.number = number }
    }

    private mutating func readPurpose(_ code: UInt32) {
        let purpose: OrderDocument.Purpose? =
            switch code {
            case X12Purpose.original, X12Purpose.confirmation, X12Purpose.duplicate, X12Purpose.resubmission,
                X12Purpose.reissue:
                isChange ? .change : .new
            case X12Purpose.cancellation: .cancellation
            case X12Purpose.change: .change
            case X12Purpose.replacement: .replacement
            default: nil
            }
        draft.purpose = purpose
        guard purpose == nil else { return }
        let fault = ValueFault(
            code: "x12.purpose",
            message: "is \(Excerpt.of(tokens, 1)), a purpose that is not read here",
            remedy: "send 00 for a new order, 04 for a change, 05 for a replacement, 01 for a cancellation"
        )
        refuse(fault, 1, 353)
    }

    /// What sort of order it is; the partner's own stocking types go before what the standard says of a code.
    private mutating func readType(_ type: UInt32) {
        if conventions.stockingTypes.contains(type) {
            if !isChange { draft.kind = .stocking }
        } else if type == X12OrderType.firmBlanket {
            // The quantity is ordered, and when it is wanted is said later: by the partner's command.
            draft.isReleasedOnRequest = true
        } else if X12OrderType.notOrders.contains(type) {
            let fault = ValueFault(
                code: "x12.orderType",
                message: "is \(Excerpt.of(tokens, 2)), which orders nothing",
                remedy: "send orders with a type such as SA or NE, and no copies of orders"
            )
            refuse(fault, 2, 92)
        }
    }

    mutating func readCurrency() {
        guard !tokens.isBlank(2) else { return }
        switch tokens.withElement(2, Currency.read) {
        case .success(let currency): draft.document.currency = currency
        case .failure(let fault): refuse(fault, 2, 100)
        }
    }

    /// A reference of the order, of a line, or of the party that is its end customer.
    mutating func readReference() {
        let qualifier = tokens.code(1)
        guard qualifier != 0, !isInParty || role != .none, !hasLine || !line.isPassedOver else { return }
        let element = tokens.isBlank(2) ? 3 : 2
        guard !tokens.isBlank(element) else { return }
        if qualifier == conventions.smartAccountReference { return readSmartAccount(element) }
        if qualifier == conventions.virtualAccountReference { return readVirtualAccount(element) }
        if isInParty {
            if X12Reference.taxes.contains(qualifier) { party.taxIdentifier = text(element, 127) }
        } else if qualifier == conventions.orderNumberReference {
            readOrderNumber(element, isPreferred: true)
        } else if qualifier == X12Reference.endUserOrder {
            readOrderNumber(element, isPreferred: false)
        }
    }

    private mutating func readSmartAccount(_ element: Int) {
        guard let account: Name = text(element, 127) else { return }
        if isInParty {
            party.smartAccount = account
        } else if hasLine {
            line.accounts.smartAccount = account
        } else {
            accounts.smartAccount = account
        }
    }

    private mutating func readVirtualAccount(_ element: Int) {
        guard let account: VirtualAccountName = text(element, 127) else { return }
        if isInParty {
            party.virtualAccount = account
        } else if hasLine {
            line.accounts.virtualAccount = account
        } else {
            accounts.virtualAccount = account
        }
    }

    /// The end customer's own number of the order; one that lines name counts only if they all name the same.
    private mutating func readOrderNumber(_ element: Int, isPreferred: Bool) {
        guard let number: OrderNumber = text(element, 127) else { return }
        if !hasLine {
            let isFree = draft.document.endCustomerOrderNumber == nil
            if isPreferred || isFree { draft.document.endCustomerOrderNumber = number }
        } else if !hasLineOrderNumbers {
            (lineOrderNumber, hasLineOrderNumbers) = (number, true)
        } else if lineOrderNumber != number {
            lineOrderNumber = nil
        }
    }
}

/// Codes of data element 353.
enum X12Purpose {
    static let original: UInt32 = 0x30_30
    static let cancellation: UInt32 = 0x30_31
    static let change: UInt32 = 0x30_34
    static let replacement: UInt32 = 0x30_35
    static let confirmation: UInt32 = 0x30_36
    static let duplicate: UInt32 = 0x30_37
    static let resubmission: UInt32 = 0x31_35
    static let reissue: UInt32 = 0x31_38
}

/// Codes of data element 92.
enum X12OrderType {
    /// `BK`: a blanket order whose quantity is firm.
    static let firmBlanket: UInt32 = 0x42_4B
    /// `BE`: a blanket order with estimated quantities, no firm commitment; `IN`: an information copy.
    static let notOrders: [UInt32] = [0x42_45, 0x49_4E]
}

/// Codes of data element 128.
enum X12Reference {
    /// `EU`: the end user's purchase order number.
    static let endUserOrder: UInt32 = 0x45_55
    /// `TJ`, `VX`, `GT`, `EI`: the tax and employer's numbers of a company.
    static let taxes: [UInt32] = [0x54_4A, 0x56_58, 0x47_54, 0x45_49]
}
