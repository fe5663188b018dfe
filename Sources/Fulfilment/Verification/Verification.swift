// Verification: whether what the database says of orders, licenses and accounts agrees with itself.
//
// GUARANTEES   Every rule is derived from what is recorded, not from what the program believes it did: balances from
//              movements, states from places, counts from rows. Each fault is one sentence that names the thing.
//              Rows stream past; in memory lie at most eight bytes for each live job.
// DOES NOT     Repair anything, nor look at the file's structure: that is Storage's integrity check.
//              Finish at once: it reads every line, lot and movement, some seconds for each million, and the log cannot
//              start over while it does.

public import Domain
public import Storage

/// Checking the records of orders, licenses and accounts.
public enum Verification {
    /// How many faults of one rule are told.
    static let limitPerRule = 100

    /// What every rule finds.
    ///
    /// - Parameters:
    ///   - snapshot: the state to look at.
    ///   - partners: the settings of the partners; the defaults hold for others.
    ///   - now: the moment; nil for one before any alias counts.
    /// - Returns: sentences for people, at most 100 for each rule; empty when everything agrees.
    /// - Throws: `StorageError` when the check itself cannot run.
    public static func faults(
        in snapshot: Snapshot,
        partners: [PartnerSettings] = [],
        now: Timestamp? = nil
    ) throws -> [String] {
        let context = try Context(partners, now ?? Timestamp(milliseconds: 0), in: snapshot)
        let faults = try rules.flatMap { try $0(snapshot).prefix(limitPerRule) }
        let matching = try matchingRules.flatMap { try $0(snapshot, context).prefix(limitPerRule) }
        return faults + matching
    }

    /// What deciding about lines depends on besides the database.
    struct Context {
        private let settings: [PartnerID: PartnerSettings]
        private let now: Timestamp

        /// Whether the moment is known, without which nobody can say which agreement is in effect.
        var knowsMoment: Bool { now.milliseconds > 0 }

        init(_ partners: [PartnerSettings], _ now: Timestamp, in snapshot: Snapshot) throws {
            self.now = now
            let known = Dictionary(partners.map { ($0.name.text, $0) }) { _, last in last }
            var settings: [PartnerID: PartnerSettings] = [:]
            try snapshot.forEach("SELECT id, name FROM partner") { row in
                settings[PartnerID(rawValue: row.integer(0))] = known[row.text(1)]
            }
            self.settings = settings
        }

        /// What decides about an order's lines.
        func decider(_ order: OrderRecord, in snapshot: Snapshot) throws -> LineDecider {
            // A line that waits for its account has passed the question of its SKU.
            let standard = PartnerSettings(name: PartnerName(unchecked: "unknown"), unknownSKUs: .accept)
            let settings = settings[order.partner] ?? standard
            return try LineDecider(order, settings, now: now, in: snapshot)
        }
    }

    private static let matchingRules: [@Sendable (Snapshot, Context) throws -> [String]] = [
        { try missedMatchFaults(in: $0, $1) },
        { try interestFaults(in: $0, $1) },
        { snapshot, _ in try accountKeyFaults(in: snapshot) },
    ]

    private static let rules: [@Sendable (Snapshot) throws -> [String]] = [
        ledgerFaults, quantityFaults, holdingFaults, virtualAccountFaults, lotFaults, decisionFaults, termFaults,
        releaseJobFaults,
        orderReceiptFaults, receiptItemFaults,
        defaultAccountFaults, nestingFaults, removedAccountFaults, formerNameFaults, placementFaults,
        stewardshipFaults, contractFaults,
        roleFaults, partnerAccessFaults, removedPrincipalFaults, administratorFaults,
        listingFaults, lineChangeFaults,
        stockFaults, positionFaults, warningFaults, sealFaults,
    ]

    /// A line as the sentences name it.
    static func line(_ number: String, of order: Int64) -> String {
        "line \(number) of order \(OrderID(rawValue: order))"
    }

    /// A lot as the sentences name it.
    static func lot(_ number: Int64) -> String { "lot \(LotID(rawValue: number))" }
}
