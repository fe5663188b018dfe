import Domain
import Fulfilment
import Storage

/// One way in which the records can be wrong, and the sentence that must say so.
enum Breakage: String, CaseIterable, Sendable {
    case holdingBalance, missingBalance, balanceFromNowhere, lotQuantity, secondReleaseMovement, lineQuantity
    case cancelledInHolding, foreignHolding, waitingInVirtual, releasedElsewhere, recordedWithLot
    case noReleaseDecision, secondReleaseDecision, earlyTerm, lateTerm, missingTermEnd, endlessTermEnd
    case noReleaseJob, missedByDomain, missedByAccount, missedByNumber
    case foreignReceipt, missingItem, missingAccountItem, unreadableReceipt, noDefault, cycle
    case unlisted, listedTwice, wrongCount
    case changedOtherwise, changedFromElsewhere, changedSKU, cancelledOnPaper
}

extension Breakage {
    /// Breaks the one row.
    func apply(to names: VerificationWorld.Names, in transaction: Transaction) throws {
        switch self {
        case .holdingBalance, .missingBalance, .balanceFromNowhere, .lotQuantity, .secondReleaseMovement, .lineQuantity,
            .cancelledInHolding, .foreignHolding, .waitingInVirtual, .releasedElsewhere:
            try breakLedger(names, transaction)
        case .recordedWithLot, .noReleaseDecision, .secondReleaseDecision, .earlyTerm, .lateTerm, .missingTermEnd,
            .endlessTermEnd:
            try breakLine(names, transaction)
        case .noReleaseJob: try transaction.run("DELETE FROM job WHERE kind = 'release'")
        case .changedOtherwise, .changedFromElsewhere, .changedSKU, .cancelledOnPaper:
            try breakChanges(names, transaction)
        case .missedByDomain: try activate(names.later, transaction)
        case .missedByAccount: try activate(names.laterByID, transaction)
        case .missedByNumber: try activate(names.laterByNumber, transaction)
        default: try breakRest(names, transaction)
        }
    }

    private func activate(_ account: Int64, _ transaction: Transaction) throws {
        try transaction.run("UPDATE smart_account SET state = 'active' WHERE id = ?1", account)
    }

    private func breakLedger(_ names: VerificationWorld.Names, _ transaction: Transaction) throws {
        let run = { (sql: StaticString) in _ = try transaction.run(sql, names.heldLot) }
        switch self {
        case .holdingBalance: try run("UPDATE holding_balance SET quantity = 7 WHERE lot = ?1")
        case .missingBalance: try transaction.run("DELETE FROM virtual_balance WHERE lot = ?1", names.releasedLot)
        case .balanceFromNowhere:
            try transaction.run("INSERT INTO virtual_balance VALUES(?1, ?2, 2)", names.lab, names.releasedLot)
        case .lotQuantity:
            try run("UPDATE movement SET quantity = 6 WHERE lot = ?1")
            try run("UPDATE holding_balance SET quantity = 6 WHERE lot = ?1")
        case .secondReleaseMovement:
            try transaction.run(
                "INSERT INTO movement VALUES(1, ?1, 3, 2, ?2, 2, ?3, 'released', 'test', 0)",
                names.releasedLot,
                names.main,
                names.lab
            )
            try transaction.run(
                "UPDATE virtual_balance SET virtual_account = ?2 WHERE lot = ?1",
                names.releasedLot,
                names.lab
            )
        default: try breakStanding(names, transaction)
        }
    }

    private func breakStanding(_ names: VerificationWorld.Names, _ transaction: Transaction) throws {
        let run = { (sql: StaticString) in _ = try transaction.run(sql, names.heldLot) }
        switch self {
        case .lineQuantity:
            try transaction.run("UPDATE order_line SET quantity = 9 WHERE order_id = ?1", names.heldOrder)
        case .cancelledInHolding:
            try transaction.run(
                "UPDATE order_line SET state = 'cancelled', hold_reason = NULL WHERE order_id = ?1",
                names.heldOrder
            )
        case .foreignHolding:
            try transaction.run("UPDATE movement SET to_account = ?2 WHERE lot = ?1", names.heldLot, names.foreign)
            try transaction.run(
                "UPDATE holding_balance SET holding_account = ?2 WHERE lot = ?1",
                names.heldLot,
                names.foreign
            )
        case .waitingInVirtual:
            try run("DELETE FROM holding_balance WHERE lot = ?1")
            try transaction.run("INSERT INTO virtual_balance VALUES(?1, ?2, 5)", names.lab, names.heldLot)
            try transaction.run(
                "INSERT INTO movement VALUES(1, ?1, 5, 1, ?2, 2, ?3, 'transferred', 'test', 0)",
                names.heldLot,
                names.holding,
                names.lab
            )
        default:
            try transaction.run(
                "UPDATE order_line SET smart_account = ?2 WHERE order_id = ?1",
                names.releasedOrder,
                names.other
            )
        }
    }

    /// Gives the held line, of 5 units, changes that do not lead to them.
    private func breakChanges(_ names: VerificationWorld.Names, _ transaction: Transaction) throws {
        let changes: [(action: String, old: Int, new: Int, sku: String?)] =
            switch self {
            case .changedOtherwise: [("changed", 4, 6, "SKU-1")]
            case .changedFromElsewhere: [("changed", 4, 3, "SKU-1"), ("changed", 4, 5, "SKU-1")]
            case .changedSKU: [("changed", 4, 5, "SKU-2")]
            default: [("cancelled", 5, 0, nil)]
            }
        for (index, change) in changes.enumerated() {
            try transaction.run(
                "INSERT INTO order_change VALUES(?1, ?2, 'change', NULL, x'00', 'test', 'changed', 0)",
                names.heldOrder,
                index + 1
            )
            try transaction.run(
                """
                INSERT INTO order_line_change SELECT id, order_id, ?2, ?3, ?4, ?5, 'SKU-1', ?6
                FROM order_line WHERE order_id = ?1
                """,
                names.heldOrder,
                index + 1,
                change.action,
                change.old,
                change.new,
                change.sku
            )
        }
    }

    private func breakLine(_ names: VerificationWorld.Names, _ transaction: Transaction) throws {
        switch self {
        case .recordedWithLot:
            try transaction.run(
                """
                INSERT INTO lot(id, line, sku, quantity) SELECT 1, id, sku, 0 FROM order_line WHERE state = 'recorded'
                """
            )
        case .noReleaseDecision: try transaction.run("DELETE FROM decision WHERE outcome = 'released'")
        case .secondReleaseDecision:
            try transaction.run(
                """
                INSERT INTO decision(id, line, outcome, explanation, rule_version, actor, decided_at)
                SELECT 1, line, outcome, '', 1, '', 0 FROM decision WHERE outcome = 'released'
                """
            )
        case .earlyTerm: try transaction.run("UPDATE lot SET term_starts_at = 5 WHERE id = ?1", names.heldLot)
        case .lateTerm:
            try transaction.run("UPDATE lot SET term_starts_at = term_starts_at + 1 WHERE id = ?1", names.releasedLot)
        case .missingTermEnd:
            try transaction.run("UPDATE lot SET term_ends_at = NULL WHERE id = ?1", names.releasedLot)
            // Its stock is kept by the end of the term, and would be missed besides.
            try transaction.run(
                "UPDATE license_stock SET term_ends_at = 9223372036854775807 WHERE lot = ?1",
                names.releasedLot
            )
            try transaction.run("DELETE FROM license_end")
        default: try transaction.run("UPDATE lot SET term_months = NULL WHERE id = ?1", names.releasedLot)
        }
    }

    private func breakRest(_ names: VerificationWorld.Names, _ transaction: Transaction) throws {
        let report = { (item: String) in Array(#"{"items": [\#(item)]}"#.utf8) }
        switch self {
        case .foreignReceipt:
            try transaction.run(
                "UPDATE orders SET receipt = ?2 WHERE id = ?1",
                names.heldOrder,
                names.foreignReceipt
            )
        case .missingItem:
            let item = #"{"kind": "order", "name": "N", "outcome": "accepted", "id": "ord_0000000000001"}"#
            try transaction.run("UPDATE receipt SET report = ?2 WHERE id = ?1", names.foreignReceipt, report(item))
        case .missingAccountItem:
            let item = #"{"kind": "account", "name": "no.com", "outcome": "changed"}"#
            try transaction.run("UPDATE receipt SET report = ?2 WHERE id = ?1", names.foreignReceipt, report(item))
        case .unreadableReceipt:
            try transaction.run("UPDATE receipt SET report = x'00' WHERE id = ?1", names.foreignReceipt)
        case .noDefault:
            try transaction.run("UPDATE virtual_account SET is_default = 0 WHERE smart_account = ?1", names.other)
        case .cycle:
            try transaction.run("UPDATE virtual_account SET parent = ?2 WHERE id = ?1", names.lab, names.attic)
            try transaction.run("UPDATE virtual_account SET parent = ?2 WHERE id = ?1", names.attic, names.lab)
        case .unlisted: try transaction.run("DELETE FROM line_standing WHERE order_id = ?1", names.heldOrder)
        case .listedTwice:
            try transaction.run(
                """
                INSERT INTO line_standing SELECT partner, 'cancelled', 0, order_id, line FROM line_standing
                WHERE order_id = ?1
                """,
                names.heldOrder
            )
        default: try transaction.run("UPDATE tally SET count = count + 1 WHERE subject = 'order' AND count = 1")
        }
    }
}
