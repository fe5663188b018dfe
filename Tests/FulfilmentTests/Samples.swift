import Domain

extension Product {
    /// A catalog of every kind.
    static let samples = [
        Product(sku: SKU(unchecked: "PERP"), name: "Perpetual", kind: .perpetualLicense, isSmartEnabled: true),
        Product(sku: SKU(unchecked: "TERM-36"), name: "Term", kind: .termLicense(months: 36), isSmartEnabled: true),
        Product(
            sku: SKU(unchecked: "SUB-12"),
            name: "Subscription",
            kind: .subscription(months: 12),
            isSmartEnabled: true
        ),
        Product(sku: SKU(unchecked: "BOX"), name: "Device", kind: .hardware, isSmartEnabled: false),
        Product(sku: SKU(unchecked: "HELP"), name: "Support", kind: .service, isSmartEnabled: true),
        Product(sku: SKU(unchecked: "PAK"), name: "Old license", kind: .perpetualLicense, isSmartEnabled: false),
    ]
}

extension OrderDocument {
    /// An order of lines written `number:SKU:quantity`.
    static func made(
        _ number: String,
        _ lines: [String] = ["1:PERP:5"],
        for account: String? = nil,
        purpose: Purpose = .new,
        revision: Int? = nil,
        change: (inout OrderDocument) -> Void = { _ in }
    ) -> OrderDocument {
        var document = OrderDocument(
            purpose: purpose,
            number: OrderNumber(unchecked: number),
            lines: lines.map(OrderLineDocument.made),
            place: .start
        )
        document.revision = revision
        document.endCustomer.smartAccount = account.map(Name.init(unchecked:))
        change(&document)
        return document
    }

    /// A change of lines written `add 3:PERP:2`, `change 1::7` or `cancel 2`.
    static func change(_ number: String, _ lines: [String], revision: Int? = nil) -> OrderDocument {
        made(number, lines, purpose: .change, revision: revision)
    }

    static func cancellation(_ number: String, revision: Int? = nil) -> OrderDocument {
        made(number, [], purpose: .cancellation, revision: revision)
    }
}

extension OrderLineDocument {
    /// A line written `[action ]number:SKU:quantity`, with what is not said left empty.
    static func made(_ text: String) -> OrderLineDocument {
        let words = text.split(separator: " ").map(String.init)
        let parts = (words.last ?? "").split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return OrderLineDocument(
            action: words.count == 2 ? Action(rawValue: words[0]) ?? .add : .add,
            number: LineNumber(unchecked: parts[0]),
            sku: parts.count > 1 && !parts[1].isEmpty ? SKU(unchecked: parts[1]) : nil,
            quantity: parts.count > 2 ? Int(parts[2]).flatMap(Quantity.init) : nil,
            place: SourcePlace(byteOffset: 0, line: 2, column: 1)
        )
    }
}
