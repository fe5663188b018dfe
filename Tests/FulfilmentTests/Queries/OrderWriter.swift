import Domain
import Foundation
import Fulfilment
import Storage

/// Writes the rows of one order.
struct OrderWriter {
    let ids: IdentifierGenerator
    let transaction: Transaction
    let order: Int64
    let partner: Int64

    func write(number: String, endCustomer: String?, endCustomerOrderNumber: String?) throws {
        let receipt: ReceiptID = ids.next()
        let accepted = OrderID(rawValue: order)
        try transaction.run(
            """
            INSERT INTO receipt(id, partner, sha256, bytes, file_name, format, outcome, received_at, report)
            VALUES(?1, ?2, ?3, 10, ?4, 'csv', 'accepted', ?5, ?6)
            """,
            receipt.rawValue,
            partner,
            Self.hash(receipt.rawValue),
            "\(number).csv",
            ReadWorld.start,
            try Self.report(receipt, order: accepted, number: number)
        )
        try transaction.run(
            """
            INSERT INTO orders(id, partner, number, revision, kind, is_released_on_request, order_date,
                end_customer_order_number, receipt, content_hash, accepted_at, changed_at)
            VALUES(?1, ?2, ?3, 0, 'standard', 0, '2026-01-01', ?4, ?5, x'00', ?6, ?6)
            """,
            order,
            partner,
            number,
            endCustomerOrderNumber,
            receipt.rawValue,
            ReadWorld.start
        )
        if let endCustomer {
            try transaction.run(
                "INSERT INTO end_customer(id, order_id, name) VALUES(?1, ?2, ?3)",
                ids.nextNumber(),
                order,
                endCustomer
            )
        }
    }

    func write(_ line: LineFixture) throws {
        let id = ids.nextNumber()
        let moment = ReadWorld.start + line.moment
        let virtualAccount = try line.account.flatMap { account in
            try transaction.snapshot.integer(
                "SELECT id FROM virtual_account WHERE smart_account = ?1 AND name = ?2",
                account.rawValue,
                line.virtualAccount
            )
        }
        let isReleased = line.state == .released || line.state == .returned
        let customer = try line.named.isEmpty ? nil : write(line.named)
        try transaction.run(
            """
            INSERT INTO order_line(id, order_id, number, sku, quantity, end_customer, state, hold_reason, held_since,
                smart_account, virtual_account, release_at, released_at)
            VALUES(?1, ?2, ?3, ?4, ?5, coalesce(?13, (SELECT min(id) FROM end_customer WHERE order_id = ?2)), ?6, ?7, ?8,
                ?9, ?10, ?11, ?12)
            """,
            id,
            order,
            line.number,
            line.sku,
            line.quantity,
            line.state.rawValue,
            line.reason?.rawValue,
            line.state == .held ? moment : nil,
            line.account?.rawValue,
            virtualAccount,
            line.account == nil ? nil : moment,
            isReleased ? moment : nil,
            customer
        )
        guard line.state != .recorded, line.state != .rejected else { return }
        try writeLedger(line, id: id, virtualAccount: virtualAccount, moment: moment)
        if line.state == .scheduled { try writeJob(kind: "release") }
    }

    /// Writes the row of a customer of whom the order names an account, a number, or both.
    private func write(_ customer: EndCustomer) throws -> Int64 {
        let id = ids.nextNumber()
        try transaction.run(
            "INSERT INTO end_customer(id, order_id, smart_account, customer_number) VALUES(?1, ?2, ?3, ?4)",
            id,
            order,
            customer.smartAccount?.text,
            customer.customerNumber?.text
        )
        return id
    }

    /// Puts a job for the order into the queue.
    func writeJob(kind: String) throws {
        try transaction.run(
            """
            INSERT INTO queue(id, name, lane, maximum_running) VALUES(1, 'release', 0, 1) ON CONFLICT(name) DO NOTHING
            """
        )
        try transaction.run(
            """
            INSERT INTO job(id, queue, kind, state, priority, run_at, maximum_failures, payload, enqueued_at)
            VALUES(?1, 1, ?2, 2, 0, 0, 20, ?3, 0)
            """,
            ids.nextNumber(),
            kind,
            Array(OrderID(rawValue: order).description.utf8)
        )
    }

    private func writeLedger(_ line: LineFixture, id: Int64, virtualAccount: Int64?, moment: Int64) throws {
        let lot = ids.nextNumber()
        let isReleased = line.state == .released
        let starts = Timestamp(milliseconds: moment)
        try transaction.run(
            """
            INSERT INTO lot(id, line, sku, quantity, term_months, term_starts_at, term_ends_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            """,
            lot,
            id,
            line.sku,
            line.state == .cancelled ? 0 : line.quantity,
            line.termMonths,
            isReleased ? moment : nil,
            isReleased ? line.termMonths.map { starts.adding(months: $0).milliseconds } : nil
        )
        // As a release sets it: the warnings of its end follow from that.
        if isReleased { try transaction.run("UPDATE lot SET term_ends_at = term_ends_at WHERE id = ?1", lot) }
        let holding =
            try transaction.snapshot.integer("SELECT id FROM holding_account WHERE partner = ?1", partner) ?? 0
        try move(lot, line.quantity, from: (0, 0), to: (1, holding), "received")
        switch line.state {
        case .released:
            try move(lot, line.quantity, from: (1, holding), to: (2, virtualAccount ?? 0), "released")
            try transaction.run("INSERT INTO virtual_balance VALUES(?1, ?2, ?3)", virtualAccount, lot, line.quantity)
            try decide(line, id: id, "released", "the undo window has ended")
        case .cancelled: try move(lot, line.quantity, from: (1, holding), to: (0, 0), "cancelled")
        default: try transaction.run("INSERT INTO holding_balance VALUES(?1, ?2, ?3)", lot, holding, line.quantity)
        }
        if line.state == .held { try decide(line, id: id, "held", "it is held (\(line.reason?.rawValue ?? ""))") }
    }

    private func move(
        _ lot: Int64,
        _ quantity: Int,
        from: (Int, Int64),
        to: (Int, Int64),
        _ reason: String
    ) throws {
        try transaction.run(
            "INSERT INTO movement VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'test', 0)",
            ids.nextNumber(),
            lot,
            quantity,
            from.0,
            from.1,
            to.0,
            to.1,
            reason
        )
    }

    private func decide(_ line: LineFixture, id: Int64, _ outcome: String, _ explanation: String) throws {
        try transaction.run(
            """
            INSERT INTO decision(id, line, outcome, hold_reason, tier, smart_account, explanation, rule_version, actor,
                decided_at)
            VALUES(?1, ?2, ?3, ?4, 'explicitAccount', ?5, ?6, 1, 'matching', ?7)
            """,
            ids.nextNumber(),
            id,
            outcome,
            line.reason?.rawValue,
            line.account?.rawValue,
            explanation,
            ReadWorld.start + line.moment
        )
    }

    private static func hash(_ number: Int64) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 32)
        withUnsafeBytes(of: number) { for (index, byte) in $0.enumerated() { bytes[index] = byte } }
        return bytes
    }

    private static func report(_ receipt: ReceiptID, order: OrderID, number: String) throws -> [UInt8] {
        let view = ReceiptView(
            id: receipt.description,
            partner: "test",
            fileName: "\(number).csv",
            sha256: "00",
            bytes: 10,
            format: "csv",
            outcome: "accepted",
            receivedAt: Timestamp(milliseconds: ReadWorld.start).description,
            items: [
                .init(
                    kind: "order",
                    name: number,
                    outcome: "accepted",
                    id: order.description,
                    lineCount: 1,
                    quantity: 1
                )
            ],
            faultCount: 0,
            faults: []
        )
        return Array(try JSONEncoder().encode(view))
    }
}
