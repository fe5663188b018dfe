// Making all keys anew, after a change of the schema or of the normalization that they depend on.
//
// GUARANTEES   A bounded number of accounts in each transaction. Until all have their keys, nothing matches for being the
//              only one that is found; after that all waiting lines are decided again, and tell anew by what they look.

internal import Domain
internal import JobQueue
internal import Matching
internal import Storage

extension Fulfilment {
    /// The kind of the jobs that make keys anew.
    static let rekeyKind = "rekey"
    /// So many accounts in one transaction.
    private static let accountsAtOnce = 500

    /// Sees to it that all keys are of the present normalization.
    func prepareKeys(_ operation: Operation) throws {
        let version = try operation.snapshot.integer("SELECT normalization FROM registry WHERE id = 1")
        guard version != Int64(Evidence.version) else { return }
        let isEmpty = try operation.snapshot.integer(
            """
            SELECT 1 WHERE NOT EXISTS(SELECT 1 FROM smart_account)
                AND NOT EXISTS(SELECT 1 FROM order_line WHERE state = 'held')
            """
        )
        guard isEmpty == nil else { return try finishAccounts(operation) }
        // A job of before the restart goes on where it was.
        guard try operation.snapshot.integer("SELECT 1 FROM job WHERE kind = 'rekey' LIMIT 1") == nil else { return }
        if version != 0 {
            // Keys of another version do not compare.
            try operation.transaction.run("DELETE FROM account_key")
            try operation.transaction.run("DELETE FROM account_name")
            try operation.transaction.run("DELETE FROM name_feature")
            try operation.transaction.run("DELETE FROM feature_frequency")
            try operation.transaction.run("UPDATE registry SET normalization = 0, names = 0 WHERE id = 1")
        }
        try enqueueRekey("accounts 0", operation)
    }

    func rekey(_ job: ClaimedJob, in transaction: Transaction) throws -> JobOutcome {
        let parts = job.payload.split(separator: " ")
        guard parts.count == 2, let last = Int64(parts[1]) else {
            return .dead(error: "“\(job.payload)” does not say what is to be made anew")
        }
        let operation = operation("matching", in: transaction)
        if parts[0] == "accounts" {
            try rekeyAccounts(after: last, operation)
        } else {
            try redecide(after: last, operation)
        }
        return .done
    }

    private func rekeyAccounts(after last: Int64, _ operation: Operation) throws {
        let accounts = try operation.snapshot.all(
            "SELECT registry_number, id FROM smart_account WHERE registry_number > ?1 ORDER BY registry_number LIMIT ?2",
            last,
            Self.accountsAtOnce
        ) { (number: $0.integer(0), id: SmartAccountID(rawValue: $0.integer(1))) }
        let index = AccountIndex(operation)
        for account in accounts {
            guard let record = try AccountRecord.find(account.id, in: operation.snapshot) else { continue }
            _ = try index.change(from: nil, to: record)
        }
        guard accounts.count == Self.accountsAtOnce, let next = accounts.last else {
            try finishAccounts(operation)
            return try enqueueRekey("orders 0", operation)
        }
        try enqueueRekey("accounts \(next.number)", operation)
    }

    private func finishAccounts(_ operation: Operation) throws {
        try operation.transaction.run("UPDATE registry SET normalization = ?1 WHERE id = 1", Evidence.version)
    }

    private func redecide(after last: Int64, _ operation: Operation) throws {
        let orders = try operation.snapshot.all(
            """
            SELECT id FROM orders WHERE id > ?1 AND EXISTS(SELECT 1 FROM order_line WHERE order_id = orders.id
                AND state IN ('held', 'scheduled')) ORDER BY id LIMIT ?2
            """,
            last,
            NominationBudget.nominationLimit
        ) { OrderID(rawValue: $0.integer(0)) }
        for order in orders { try enqueueMatch(order, in: operation.transaction) }
        guard orders.count == NominationBudget.nominationLimit, let next = orders.last else { return }
        try enqueueRekey("orders \(next.rawValue)", operation)
    }

    private func enqueueRekey(_ payload: String, _ operation: Operation) throws {
        let job = NewJob(queue: matchingQueue, kind: Self.rekeyKind, payload: payload)
        try queue.enqueue(job, in: operation.transaction)
    }
}
