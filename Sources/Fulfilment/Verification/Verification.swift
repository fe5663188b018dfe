// Verification: whether what the database says of orders, licenses and accounts agrees with itself.
//
// GUARANTEES   Every rule is derived from what is recorded, not from what the program believes it did: balances from
//              movements, states from places, counts from rows. Each fault is one sentence that names the thing.
//              Rows stream past; in memory lie at most eight bytes for each live job.
// DOES NOT     Repair anything, nor look at the file's structure: that is Storage's integrity check.
//              Finish at once: it reads every line, lot and movement, some seconds for each million, and the log cannot
//              start over while it does.

internal import Domain
public import Storage

/// Checking the records of orders, licenses and accounts.
public enum Verification {
    /// How many faults of one rule are told.
    static let limitPerRule = 100

    /// What every rule finds.
    ///
    /// - Parameter snapshot: the state to look at.
    /// - Returns: sentences for people, at most 100 for each rule; empty when everything agrees.
    /// - Throws: `StorageError` when the check itself cannot run.
    public static func faults(in snapshot: Snapshot) throws -> [String] {
        try rules.flatMap { try $0(snapshot).prefix(limitPerRule) }
    }

    private static let rules: [@Sendable (Snapshot) throws -> [String]] = [
        ledgerFaults, quantityFaults, holdingFaults, virtualAccountFaults, lotFaults, decisionFaults, termFaults,
        releaseJobFaults, missedMatchFaults,
        orderReceiptFaults, receiptItemFaults,
        defaultAccountFaults, nestingFaults,
        listingFaults, lineChangeFaults,
    ]

    /// A line as the sentences name it.
    static func line(_ number: String, of order: Int64) -> String {
        "line \(number) of order \(OrderID(rawValue: order))"
    }

    /// A lot as the sentences name it.
    static func lot(_ number: Int64) -> String { "lot \(LotID(rawValue: number))" }
}
