// Receipts: every order came in a file that was answered, and what an answer says was accepted is there.

internal import Domain
internal import FoundationEssentials
internal import Storage

extension Verification {
    /// Every order has the receipt of the file that brought it, from its own partner.
    @Sendable
    static func orderReceiptFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT orders.id, orders.receipt FROM orders LEFT JOIN receipt ON receipt.id = orders.receipt
            WHERE receipt.id IS NULL OR receipt.partner <> orders.partner LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let receipt = ReceiptID(rawValue: row.integer(1))
            return "order \(OrderID(rawValue: row.integer(0))) has no receipt of its partner (\(receipt))"
        }
    }

    /// What a receipt tells of the things that were taken from the file.
    private struct Report: Decodable {
        struct Item: Decodable {
            let kind: String
            let name: String
            let outcome: String
            let id: String?
        }

        let items: [Item]
    }

    /// Whatever a receipt says was taken is there.
    @Sendable
    static func receiptItemFaults(in snapshot: Snapshot) throws -> [String] {
        let decoder = JSONDecoder()
        var faults: [String] = []
        try snapshot.forEach("SELECT id, partner, report FROM receipt ORDER BY id") { row in
            guard faults.count < limitPerRule else { return }
            let receipt = "receipt \(ReceiptID(rawValue: row.integer(0)))"
            guard let report = try? decoder.decode(Report.self, from: Data(row.bytes(2))) else {
                return faults.append("\(receipt) cannot be read")
            }
            for item in report.items where item.outcome != "rejected" {
                if try isThere(item, partner: row.integer(1), in: snapshot) { continue }
                faults.append("\(receipt) says that \(item.kind) \(item.name) was \(item.outcome), and it is not there")
            }
        }
        return faults
    }

    private static func isThere(_ item: Report.Item, partner: Int64, in snapshot: Snapshot) throws -> Bool {
        switch item.kind {
        case "order":
            guard let order = item.id.flatMap({ OrderID($0) }) else { return false }
            return try snapshot.integer(
                "SELECT 1 FROM orders WHERE id = ?1 AND partner = ?2",
                order.rawValue,
                partner
            ) != nil
        case "account":
            guard let account = item.id.flatMap({ SmartAccountID($0) }) else { return false }
            return try snapshot.integer("SELECT 1 FROM smart_account WHERE id = ?1", account.rawValue) != nil
        default:
            return try snapshot.integer(
                "SELECT 1 FROM assignment WHERE partner = ?1 AND order_number = ?2",
                partner,
                item.name
            ) != nil
        }
    }
}
