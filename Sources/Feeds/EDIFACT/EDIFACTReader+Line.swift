// The lines of an order: LIN and what stands below it.

internal import Domain

extension EDIFACTReader {
    mutating func readLine() {
        finishLine()
        order.party = nil
        order.lineCount += 1
        let place = place(at: tokenizer.start)
        order.line = EDIFACTOrder.Line(at: place)
        order.isInLine = true
        order.line.faultsBefore = order.faults.list.total
        order.lineSegments.append((place.byteOffset, order.segmentCount))
        if let number: LineNumber = value(1, field: "lineNumber") {
            order.line.document.number = number
            order.line.isNumbered = true
        }
        // C829: a line that is a part of another names that one.
        order.line.document.parent = value(4, 2, field: "parentLine")
        readAction(tokenizer.code(2))
        readProduct(3, isLineItem: true)
    }

    private mutating func readAction(_ action: EDIFACTCode) {
        switch (order.draft.purpose ?? .new, action.text) {
        // A cancellation repeats the order that it cancels.
        case (.cancellation, ""), (.cancellation, "2"), (.cancellation, "4"): order.line.isPassedOver = true
        case (.cancellation, _): report(.cancellationWithActions, field: "action", element: 2)
        // A new version has what is there now.
        case (.replacement, "2"): order.line.isPassedOver = true
        case (.replacement, ""), (.replacement, "1"), (.replacement, "3"), (.replacement, "4"), (.new, ""): break
        case (.change, ""): if let action = order.defaultAction { setAction(action) }
        case (.change, "4"): order.line.isPassedOver = true
        case (_, "1"): setAction(.add)
        case (_, "2"): setAction(.cancel)
        case (_, "3"): setAction(.change)
        default: report(.lineAction(action.text), field: "action", element: 2)
        }
    }

    private mutating func setAction(_ action: OrderLineDocument.Action) {
        order.line.document.action = action
        order.line.hasAction = true
    }

    private static let additionalItem = EDIFACTCode("1")
    private static let productItem = EDIFACTCode("5")

    /// PIA: further numbers of the product.
    ///
    /// Substitutes are other products.
    mutating func readProducts() {
        guard order.isInLine else { return }
        let function = tokenizer.code(1)
        guard function == Self.additionalItem || function == Self.productItem || function.isEmpty else { return }
        for element in 2..<max(2, min(7, tokenizer.elementCount + 1)) { readProduct(element, isLineItem: false) }
    }

    private mutating func readProduct(_ element: Int, isLineItem: Bool) {
        guard tokenizer.part(element) != nil else { return }
        let type = tokenizer.code(element, 2)
        if choices.isBuyers(type) { order.line.hasBuyerNumber = true }
        guard let rank = choices.rank(ofItemType: type, isLineItem: isLineItem), rank < order.line.skuRank,
            let sku: SKU = value(element, 1, field: "sku")
        else { return }
        order.line.document.sku = sku
        order.line.document.skuScheme = try? Name(type.text)
        order.line.skuRank = rank
    }

    mutating func readDescription() {
        guard order.isInLine, order.line.isOpen, order.line.document.productDescription == nil,
            let text = joined(3, 4...5, clips: true, field: "description")
        else { return }
        order.line.document.productDescription = text
    }

    /// How good a quantity (6063) is: ordered, without a meaning of its own, to be sent.
    private static let quantityTypes = ["21", "1", "12"].map { EDIFACTCode($0) }

    mutating func readQuantity() {
        guard order.isInLine, order.line.isOpen,
            let rank = Self.quantityTypes.firstIndex(of: tokenizer.code(1)), rank <= order.line.quantityRank,
            // What is taken back has no quantity of its own; many write 0.
            order.line.document.action != .cancel, !order.line.isPassedOver
        else { return }
        guard let quantity = number(1, 2, field: "quantity", WrittenNumber.quantity) else { return }
        if rank == order.line.quantityRank, let known = order.line.document.quantity {
            if known != quantity { report(.severalQuantities, field: "quantity", element: 1) }
            return
        }
        order.line.document.quantity = quantity
        order.line.quantityRank = rank
        let unit = tokenizer.code(1, 3)
        // It is only given back: one that is no text is left out.
        order.line.document.unit = try? Name(unit.text)
    }

    /// How good a price (5125) is: net, gross, any other.
    private static let priceTypes = ["AAA", "AAB"].map { EDIFACTCode($0) }

    mutating func readPrice() {
        guard order.isInLine, order.line.isOpen else { return }
        let rank = Self.priceTypes.firstIndex(of: tokenizer.code(1)) ?? Self.priceTypes.count
        // A price of a hundred is not the price of one.
        guard rank < order.line.priceRank, tokenizer.part(1, 5) == nil || tokenizer.count(1, 5) == 1,
            let price = number(1, 2, field: "unitPrice", WrittenNumber.price)
        else { return }
        order.line.document.unitPrice = price
        order.line.priceRank = rank
    }

    /// Takes the line that is being read into the order.
    mutating func finishLine() {
        guard order.isInLine else { return }
        order.isInLine = false
        order.finishLineCustomer()
        guard !order.line.isPassedOver else { return }
        order.draft.lineCount += 1
        if order.line.document.sku == nil, order.line.hasBuyerNumber, order.line.document.action == .add {
            reportLine(.buyerItemNumber, field: "sku")
        }
        guard order.faults.list.total == order.line.faultsBefore else { return }
        order.draft.append(
            order.line.document,
            isNumbered: order.line.isNumbered,
            hasAction: order.line.hasAction
        )
    }
}
