// The lines of a set: PO1 or POC, what belongs to them, and SLN.
//
// GUARANTEES   A sub-line is a line of its own that is a part of the line before it; its number is that line's, a
//              point, and its own. In a new order whose lines have no numbers they are counted from 1.

internal import Domain

extension X12SetReader {
    mutating func openMainLine() {
        checkBeforeTotals()
        beginLine()
        mainCount += 1
        subCount = 0
        let layout = isChange ? X12LineLayout.change : .order
        readNumber()
        if isChange { readChangeCode() } else if draft.purpose == .change { act(.change) }
        if !isChange, draft.purpose == .cancellation { line.isPassedOver = true }
        if !line.isPassedOver { readValues(layout) }
    }

    mutating func openSubLine() {
        guard hasLine else { return }
        checkBeforeTotals()
        leaveParty()
        if subCount == 0 { mainLine = line }
        beginLine()
        subCount += 1
        line.customer = mainLine.customer
        line.hasCustomer = mainLine.hasCustomer
        line.inheritedRank = mainLine.customerRank
        line.accounts = mainLine.accounts
        guard !mainLine.isPassedOver, !saysNothing else { return line.isPassedOver = true }
        readRelationship()
        guard !line.isPassedOver else { return }
        line.document.parent = mainLine.document.number
        readSubNumber()
        readValues(.part)
    }

    mutating func closeLine() {
        guard hasLine else { return }
        hasLine = false
        guard !line.isPassedOver else { return }
        guard faults.count == line.faultCount else { return draft.isFaulty = true }
        line.accounts.complete(&line.customer)
        if line.hasCustomer || line.accounts.smartAccount != nil || line.accounts.virtualAccount != nil {
            line.document.endCustomer = line.customer
        }
        draft.append(line.document, isNumbered: line.isNumbered, hasAction: line.hasAction)
    }

    /// PID, whose qualifier 08 says that it is the product's own description.
    mutating func readDescription() {
        guard !line.isPassedOver, !line.hasMainDescription, !tokens.isBlank(5) else { return }
        let isMain = tokens.code(2) == 0x30_38
        guard isMain || line.document.productDescription == nil else { return }
        line.document.productDescription = freeText(5, 352)
        line.hasMainDescription = isMain
    }

    private mutating func beginLine() {
        leaveParty()
        closeLine()
        hasLine = true
        draft.lineCount += 1
        line = X12Line()
        line.document.place = tokens.place
        line.faultCount = faults.count
    }

    // MARK: - What is wanted

    private mutating func act(_ action: OrderLineDocument.Action) {
        line.document.action = action
        line.hasAction = true
    }

    private mutating func readChangeCode() {
        guard let code = required(2, 670) else { return }
        switch X12ChangeCode.meaning(of: code) {
        case .add: if draft.purpose == .change { act(.add) }
        case .change: if draft.purpose == .change { act(isDecreaseToNothing(code) ? .cancel : .change) }
        case .cancel: if draft.purpose == .replacement { line.isPassedOver = true } else { act(.cancel) }
        case .leave: line.isPassedOver = draft.purpose != .replacement
        case nil:
            let fault = ValueFault(
                code: "x12.changeCode",
                message: "is \(Excerpt.of(tokens, 2)), a change that is not read here",
                remedy: "send AI, CA, DI, PC, QD, QI or RZ"
            )
            refuse(fault, 2, 670)
        }
    }

    private func isDecreaseToNothing(_ code: UInt32) -> Bool {
        guard code == X12ChangeCode.decrease, !tokens.isBlank(3) else { return false }
        if case .success(nil) = tokens.withElement(3, X12Number.quantity) { return true }
        return false
    }

    private mutating func readRelationship() {
        guard let code = required(3, 662) else { return }
        let isRemoved = code == X12Relationship.removed
        switch code {
        case X12Relationship.included, X12Relationship.added, X12Relationship.changed: break
        case X12Relationship.information: line.isPassedOver = true
        case X12Relationship.removed where draft.purpose != .change: line.isPassedOver = true
        case X12Relationship.removed: break
        default:
            let fault = ValueFault(
                code: "x12.relationship",
                message: "is \(Excerpt.of(tokens, 3)), a relationship that is not read here",
                remedy: "send I for a part that is included, A for one that is added, O for information only"
            )
            return refuse(fault, 3, 662)
        }
        guard draft.purpose == .change, !line.isPassedOver else { return }
        act(isRemoved ? .cancel : code == X12Relationship.added ? .add : mainLine.document.action)
    }

    /// A sub-line without product and quantity is a remark.
    private var saysNothing: Bool {
        let products = stride(from: X12LineLayout.part.firstQualifier + 1, through: tokens.count, by: 2)
        return tokens.isBlank(X12LineLayout.part.quantity) && products.allSatisfy { tokens.isBlank($0) }
    }

    // MARK: - Values

    private mutating func readNumber() {
        guard tokens.isBlank(1) else {
            if let number: LineNumber = text(1, 350) { line.document.number = number }
            if hasGivenNumbers == false {
                let fault = ValueFault(
                    code: "order.lineNumberMissing",
                    message: "is there, and lines before this one have no number",
                    remedy: "number every line; only a new order may leave out the numbers of all its lines"
                )
                refuse(fault, 1, 350)
            }
            hasGivenNumbers = hasGivenNumbers ?? true
            return
        }
        hasGivenNumbers = hasGivenNumbers ?? false
        line.isNumbered = hasGivenNumbers == false && draft.purpose == .new
        line.document.number = LineNumber(unchecked: line.isNumbered ? String(mainCount) : "")
    }

    private mutating func readSubNumber() {
        let main = mainLine.document.number.text
        guard !main.isEmpty else { return line.isNumbered = false }
        let own = tokens.isBlank(1) ? String(subCount) : tokens.string(1)
        let isWhole = own.hasPrefix("\(main).")
        let result = Result { () throws(ValueError) in try LineNumber(isWhole ? own : "\(main).\(own)") }
        switch result {
        case .success(let number): line.document.number = number
        case .failure(let error): refuse(ValueFault(error), 1, 350)
        }
    }

    private mutating func readValues(_ layout: X12LineLayout) {
        readProduct(from: layout.firstQualifier)
        if line.document.action == .cancel, line.hasAction { return }
        readQuantity(layout)
        if !tokens.isBlank(layout.unit) { line.document.unit = unit(layout.unit) }
        guard !tokens.isBlank(layout.price) else { return }
        switch tokens.withElement(layout.price, X12Number.price) {
        case .success(let price): line.document.unitPrice = price
        case .failure(let fault): refuse(fault, layout.price, 212)
        }
    }

    private mutating func readQuantity(_ layout: X12LineLayout) {
        guard !tokens.isBlank(layout.quantity) else { return }
        switch tokens.withElement(layout.quantity, X12Number.quantity) {
        case .success(let quantity?): line.document.quantity = quantity
        case .success(nil):
            let fault = ValueFault(
                code: "value.outOfRange",
                message: "is 0",
                remedy: isChange ? "delete the line with DI" : "leave the line out"
            )
            refuse(fault, layout.quantity, layout.quantityReference)
        case .failure(let fault): refuse(fault, layout.quantity, layout.quantityReference)
        }
    }

    /// The best of the pairs of a qualifier and a number.
    private mutating func readProduct(from first: Int) {
        var (best, element) = (Int.max, 0)
        for index in stride(from: first, to: tokens.count, by: 2) {
            let qualifier = tokens.code(index)
            guard qualifier != 0, let rank = conventions.skuRank(qualifier), rank < best else { continue }
            guard !tokens.isBlank(index + 1) else { continue }
            (best, element) = (rank, index)
        }
        guard element > 0 else { return }
        line.document.sku = text(element + 1, 234)
        line.document.skuScheme = text(element, 235)
    }

    /// The first component of the unit, two letters.
    private mutating func unit(_ element: Int) -> Name? {
        let component = tokens.separators.component
        let text = tokens.withElement(element) { bytes in
            String(decoding: bytes.prefix { $0 != component }.prefix(3), as: UTF8.self)
        }
        guard text.utf8.count == 2, let unit = try? Name(text), unit.text == text else {
            let isShort = text.utf8.count <= 2
            let fault = ValueFault(
                code: "x12.elementLength",
                message: "is \(Excerpt.of(tokens, element)), and a unit has two characters",
                remedy: "send a unit of data element 355, such as EA"
            )
            refuse(fault, element, 355, code: isShort ? "4" : "5")
            return nil
        }
        return unit
    }
}
