// By what accounts and lines find each other: the keys of both sides, made again from what they are made of.

internal import Domain
internal import Matching
internal import Storage

extension Verification {
    /// A line that waits for its account, or is scheduled by a conclusion, is found by the keys that its customer has.
    static func interestFaults(in snapshot: Snapshot, _ context: Context) throws -> [String] {
        guard try isKeyed(snapshot) else { return [] }
        let jobs = try LiveJobs(in: snapshot)
        var faults = try strayInterests(in: snapshot)
        let orders = try snapshot.all(
            "SELECT DISTINCT order_id FROM order_line WHERE state IN ('held', 'scheduled') ORDER BY order_id"
        ) { OrderID(rawValue: $0.integer(0)) }
        for order in orders where !jobs.orders.contains(order.rawValue) {
            guard faults.count < limitPerRule, let record = try OrderRecord.find(order, in: snapshot) else { break }
            let decider = try context.decider(record, in: snapshot)
            for waiting in try LineRecord.waiting(order, in: snapshot) where try looks(waiting, record, snapshot) {
                let wanted = Set(try decider.evidence(waiting).interests.map(\.kept))
                let kept = Set(
                    try snapshot.all("SELECT hash FROM interest WHERE line = ?1", waiting.id.rawValue) { $0.integer(0) }
                )
                guard wanted != kept else { continue }
                let name = line(waiting.number, of: order.rawValue)
                let (missing, needless) = (wanted.subtracting(kept).count, kept.subtracting(wanted).count)
                faults.append("\(name) looks for its account by \(missing) keys too few and \(needless) too many")
            }
        }
        return faults
    }

    /// Lines that accounts would find although nothing of them is to be decided.
    private static func strayInterests(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT number, order_id, state FROM order_line WHERE state NOT IN ('held', 'scheduled')
                AND EXISTS(SELECT 1 FROM interest WHERE interest.line = order_line.id) LIMIT ?1
            """,
            limitPerRule
        ) { "\(line($0.text(0), of: $0.integer(1))) is \($0.text(2)), and looks for an account" }
    }

    /// Whether the rules looked for the line's account: not while it waits for something else.
    private static func looks(_ line: LineRecord, _ order: OrderRecord, _ snapshot: Snapshot) throws -> Bool {
        guard order.kind.isAssignable, line.holdDetail != nil || line.state == .scheduled else { return false }
        if line.state == .held { return line.holdReason != .onRequest && !line.awaitsCatalog }
        let tier = try snapshot.first(
            "SELECT tier FROM decision WHERE line = ?1 AND outcome = 'matched' ORDER BY id DESC LIMIT 1",
            line.id.rawValue
        ) { $0.optionalText(0) }
        return tier.flatMap { $0 }.flatMap { EvidenceTier($0) }.map { $0 > .named } ?? false
    }

    /// Every account that is not closed has the keys of what is known of it, and no others.
    static func accountKeyFaults(in snapshot: Snapshot) throws -> [String] {
        guard try isKeyed(snapshot) else { return [] }
        var faults: [String] = []
        var total = 0
        try forEachAccount(in: snapshot) { record in
            let keys = AccountIndex.keys(record.known)
            total += keys.count
            guard faults.count < limitPerRule else { return }
            let missing = try keys.filter { hash in
                try snapshot.integer(
                    "SELECT 1 FROM account_key WHERE hash = ?1 AND account = ?2",
                    hash,
                    record.number
                ) == nil
            }
            if !missing.isEmpty { faults.append("account \(record.account.id) lacks \(missing.count) of its keys") }
        }
        let count = Int(try snapshot.integer("SELECT count(*) FROM account_key") ?? 0)
        if faults.isEmpty, count != total { faults.append("accounts have \(count) keys, and should have \(total)") }
        return faults
    }

    private static func forEachAccount(in snapshot: Snapshot, _ body: (AccountRecord) throws -> Void) throws {
        var last: Int64 = 0
        while true {
            let accounts = try snapshot.all(
                "SELECT registry_number, id FROM smart_account WHERE registry_number > ?1 ORDER BY registry_number LIMIT 1000",
                last
            ) { (number: $0.integer(0), id: SmartAccountID(rawValue: $0.integer(1))) }
            guard let end = accounts.last else { return }
            last = end.number
            for account in accounts {
                guard let record = try AccountRecord.find(account.id, in: snapshot) else { continue }
                try body(record)
            }
        }
    }

    /// Whether all keys are made, and of the present normalization.
    private static func isKeyed(_ snapshot: Snapshot) throws -> Bool {
        try snapshot.integer("SELECT normalization FROM registry WHERE id = 1") == Int64(Evidence.version)
    }
}
