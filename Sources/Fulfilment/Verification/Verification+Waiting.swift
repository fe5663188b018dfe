// What waits: it will be released when its time comes, and it waits for something that is still missing.

internal import Domain
internal import Matching
internal import Storage

extension Verification {
    /// Every scheduled line has a job that will release it.
    @Sendable
    static func releaseJobFaults(in snapshot: Snapshot) throws -> [String] {
        let releases = try LiveJobs(in: snapshot).releases
        var faults: [String] = []
        try snapshot.forEach("SELECT order_id, number, release_at FROM order_line WHERE state = 'scheduled'") { row in
            guard faults.count < limitPerRule, !releases.contains(row.integer(0)) else { return }
            let moment = Timestamp(milliseconds: row.integer(2))
            faults.append("\(line(row.text(1), of: row.integer(0))) is scheduled for \(moment), and no job releases it")
        }
        return faults
    }

    /// No line waits for an account that is there and active, unless a job is about to find that out.
    @Sendable
    static func missedMatchFaults(in snapshot: Snapshot) throws -> [String] {
        let jobs = try LiveJobs(in: snapshot)
        var faults: [String] = []
        var told: Set<Int64> = []
        try forEachFoundAccount(in: snapshot) { missed in
            guard faults.count < limitPerRule, !told.contains(missed.line), !jobs.orders.contains(missed.order),
                !jobs.accounts.contains(missed.account), try !waitsForAnother(missed.line, in: snapshot)
            else { return }
            told.insert(missed.line)
            let account = SmartAccountID(rawValue: missed.account)
            faults.append(
                "\(line(missed.number, of: missed.order)) is held (\(missed.reason)), and account \(account) is active"
            )
        }
        return faults
    }

    private struct FoundAccount {
        let line: Int64
        let order: Int64
        let number: String
        let reason: String
        let account: Int64

        init(_ row: Row, account: Int64) {
            (line, order, number, reason) = (row.integer(0), row.integer(1), row.text(2), row.text(3))
            self.account = account
        }
    }

    /// Lines that wait for an account, with an active account that one of their keys finds.
    private static func forEachFoundAccount(in snapshot: Snapshot, _ body: (FoundAccount) throws -> Void) throws {
        // That it is not closed says what the index says: without it every key would search all accounts.
        try snapshot.forEach(
            """
            SELECT order_line.id, order_id, number, hold_reason, smart_account.id FROM smart_account
                JOIN waiting_key ON waiting_key.kind = 1 AND waiting_key.key = smart_account.domain
                JOIN order_line ON order_line.id = waiting_key.line
            WHERE smart_account.state = 'active' AND smart_account.state <> 'closed'
                AND hold_reason IN ('noAccount', 'accountPending')
            """
        ) { try body(FoundAccount($0, account: $0.integer(4))) }
        try forEachConfirmedNumber(in: snapshot, body)
        try snapshot.forEach(
            """
            SELECT order_line.id, order_id, number, hold_reason, key FROM waiting_key
                JOIN order_line ON order_line.id = waiting_key.line
            WHERE waiting_key.kind = 2 AND hold_reason IN ('noAccount', 'accountPending')
            """
        ) { row in
            guard let account = SmartAccountID(row.text(4)), try isActive(account, in: snapshot) else { return }
            try body(FoundAccount(row, account: account.rawValue))
        }
    }

    /// The same for lines that wait for a partner's customer number; it counts where it is confirmed for one account only.
    private static func forEachConfirmedNumber(
        in snapshot: Snapshot,
        _ body: (FoundAccount) throws -> Void
    ) throws {
        let confirmed = try snapshot.all(
            """
            SELECT partner, number, min(smart_account) FROM customer_number GROUP BY partner, number
            HAVING count(*) = 1
            """
        ) { (partner: PartnerID(rawValue: $0.integer(0)), number: $0.text(1), account: $0.integer(2)) }
        for entry in confirmed where try isActive(SmartAccountID(rawValue: entry.account), in: snapshot) {
            let number = CustomerNumber(unchecked: entry.number)
            try snapshot.forEach(
                """
                SELECT order_line.id, order_id, number, hold_reason FROM waiting_key
                    JOIN order_line ON order_line.id = waiting_key.line
                WHERE waiting_key.kind = ?1 AND waiting_key.key = ?2 AND hold_reason IN ('noAccount', 'accountPending')
                """,
                WaitingKey.match(.customerNumber(entry.partner, number)).kind,
                WaitingKey.match(.customerNumber(entry.partner, number)).text
            ) { try body(FoundAccount($0, account: entry.account)) }
        }
    }

    /// Whether the line names an account besides that is missing or not active: then it waits for that one.
    private static func waitsForAnother(_ line: Int64, in snapshot: Snapshot) throws -> Bool {
        let names = try snapshot.all("SELECT kind, key FROM waiting_key WHERE line = ?1 AND kind IN (1, 2)", line) {
            (kind: $0.int(0), key: $0.text(1))
        }
        return try names.contains { name in
            if name.kind == 2 { return try !(SmartAccountID(name.key).map { try isActive($0, in: snapshot) } ?? false) }
            return try snapshot.integer(
                "SELECT 1 FROM smart_account WHERE domain = ?1 AND state <> 'closed' AND state = 'active'",
                name.key
            ) == nil
        }
    }

    private static func isActive(_ account: SmartAccountID, in snapshot: Snapshot) throws -> Bool {
        try snapshot.integer("SELECT 1 FROM smart_account WHERE id = ?1 AND state = 'active'", account.rawValue) != nil
    }
}
