/// An order as the tests send it, and what must become of it.
struct SampleOrder: Hashable, Sendable {
    let number: String
    /// The account that it names, if it names one.
    var account: String?
    var lineCount = 1

    /// Orders of one file, a third of which name no account.
    static func several(_ count: Int, named prefix: String, account: String) -> [SampleOrder] {
        (1...count).map { index in
            SampleOrder(
                number: "\(prefix)-\(index)",
                account: index.isMultiple(of: 3) ? nil : account,
                lineCount: 1 + index % 3
            )
        }
    }

    /// The quantity of a line.
    static func quantity(line: Int) -> Int { 10 + line }

    /// The file that holds the orders.
    static func csv(_ orders: [SampleOrder]) -> String {
        let header = "Order Number,End Customer PO,Customer Name,Smart Account,Line,SKU,Quantity,Unit Price\n"
        return header + orders.map(\.rows).joined()
    }

    private var rows: String {
        (1...lineCount).map { line in
            let sku = line.isMultiple(of: 2) ? "NET-BASE" : "NET-ADV-1Y"
            // A name that is not the account's own would speak against it, also when somebody assigns the order.
            let customer = account.map { "Owner of \($0)" } ?? ""
            return "\(number),EC-\(number),\(customer),\(account ?? ""),\(line),\(sku),"
                + "\(Self.quantity(line: line)),19.90\n"
        }.joined()
    }
}
