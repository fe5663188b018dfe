// OrderTrial: an order that was given out obeys its rules.

internal import Domain

enum OrderTrial {
    /// The rules that an order breaks.
    static func breaches(of order: OrderDocument) -> [String] {
        var breaches: [String] = []
        let numbers = order.lines.map(\.number)
        if Set(numbers).count != numbers.count { breaches.append("a line number twice") }
        let parents = Set(order.lines.compactMap(\.parent))
        if order.purpose != .change, !parents.isSubset(of: numbers) { breaches.append("a parent that is not there") }
        if order.purpose == .cancellation ? !order.lines.isEmpty : order.lines.isEmpty {
            breaches.append("\(order.purpose.rawValue) with \(order.lines.count) lines")
        }
        if !isSound(order.number) { breaches.append("order number") }
        if let revision = order.revision, revision < 0 { breaches.append("negative revision") }
        if let currency = order.currency?.text, currency.utf8.count != 3 { breaches.append("currency") }
        let names = [order.currency, order.reseller] + names(of: order.endCustomer)
        if !names.allSatisfy(isSound) { breaches.append("a name of the order") }
        if !isSound(order.endCustomerOrderNumber) { breaches.append("end customer's order number") }
        for line in order.lines { breaches += self.breaches(of: line, purpose: order.purpose) }
        return breaches
    }

    /// What an order says at all.
    static func features(of order: OrderDocument) -> Set<String> {
        var features: Set = [
            "\(order.purpose.rawValue) \(order.kind.rawValue) lines \(FeedTrial.magnitude(order.lines.count))"
        ]
        let parts: [(String, Bool)] = [
            ("date", order.orderDate != nil), ("currency", order.currency != nil), ("revision", order.revision != nil),
            ("reseller", order.reseller != nil), ("their number", order.endCustomerOrderNumber != nil),
        ]
        features.formUnion(parts.filter(\.1).map(\.0))
        features.formUnion(Self.features(of: order.endCustomer, "order"))
        for line in order.lines.prefix(20) {
            features.formUnion(Self.features(of: line.endCustomer, "line"))
            features.insert(
                "\(line.action.rawValue) \(line.parent != nil) \(line.sku != nil) \(line.quantity != nil) "
                    + "\(line.unitPrice != nil) \(line.skuScheme?.text.prefix(2) ?? "") \(line.unit != nil)"
            )
        }
        return features
    }

    private static func breaches(of line: OrderLineDocument, purpose: OrderDocument.Purpose) -> [String] {
        var breaches: [String] = []
        if !isSound(line.number) { breaches.append("line number") }
        if !isSound(line.sku) { breaches.append("SKU") }
        if !isSound(line.parent) { breaches.append("parent") }
        if line.action == .add, line.sku == nil || line.quantity == nil { breaches.append("an incomplete line added") }
        if line.action != .add, purpose != .change { breaches.append("\(line.action.rawValue) in \(purpose.rawValue)") }
        let names = [line.skuScheme, line.unit, line.productDescription] + names(of: line.endCustomer)
        if !names.allSatisfy(isSound) { breaches.append("a name of a line") }
        if let quantity = line.quantity, Quantity(quantity.count) == nil { breaches.append("quantity") }
        if let price = line.unitPrice, (try? DecimalNumber(price.description)) == nil { breaches.append("price") }
        return breaches
    }

    private static func names(of customer: EndCustomer) -> [Name?] {
        [
            customer.name, customer.email, customer.webDomain, customer.taxIdentifier, customer.dunsNumber,
            customer.street,
            customer.postalCode, customer.city, customer.smartAccount,
        ]
    }

    private static func features(of customer: EndCustomer, _ owner: String) -> [String] {
        let labels = ["name", "email", "domain", "tax", "duns", "street", "postal", "city", "account"]
        let said = zip(labels, names(of: customer)).filter { $0.1 != nil }.map { "\(owner) \($0.0)" }
        return said + (customer.country == nil ? [] : ["\(owner) country"])
            + (customer.customerNumber == nil ? [] : ["\(owner) number"])
            + (customer.virtualAccount == nil ? [] : ["\(owner) virtual"])
    }

    /// Whether a text would be taken as it is.
    private static func isSound<Value: TextValue>(_ value: Value?) -> Bool {
        guard let value else { return true }
        return (try? Value(value.text))?.text == value.text
    }
}
