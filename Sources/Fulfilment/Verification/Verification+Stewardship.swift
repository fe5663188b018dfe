// What companies asked for, agreed to, and how they order what they own.

internal import Domain
internal import Storage

extension Verification {
    /// In what is removed lies nothing, and nothing leads there.
    @Sendable
    static func removedAccountFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT gone.id, 'holds licenses' FROM virtual_account AS gone
                JOIN virtual_balance ON virtual_balance.virtual_account = gone.id WHERE removed_at IS NOT NULL
            UNION SELECT gone.id, 'is the default' FROM virtual_account AS gone
                WHERE removed_at IS NOT NULL AND is_default = 1
            UNION SELECT gone.id, 'has a virtual account in it' FROM virtual_account AS gone
                JOIN virtual_account AS nested ON nested.parent = gone.id WHERE gone.removed_at IS NOT NULL
            UNION SELECT gone.id, 'has a placement rule' FROM virtual_account AS gone
                JOIN placement_rule ON placement_rule.virtual_account = gone.id WHERE removed_at IS NOT NULL
            UNION SELECT gone.id, 'has a former name' FROM virtual_account AS gone
                JOIN former_name ON former_name.virtual_account = gone.id WHERE removed_at IS NOT NULL
            LIMIT ?1
            """,
            limitPerRule
        ) { "virtual account \(VirtualAccountID(rawValue: $0.integer(0))) is removed, and \($0.text(1))" }
    }

    /// A former name leads to a virtual account of its own Smart Account.
    @Sendable
    static func formerNameFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT former_name.smart_account, former_name.name FROM former_name
                JOIN virtual_account ON virtual_account.id = former_name.virtual_account
            WHERE virtual_account.smart_account <> former_name.smart_account LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let account = SmartAccountID(rawValue: row.integer(0))
            return "former name “\(row.text(1))” of account \(account) leads to another Smart Account"
        }
    }

    /// An account's rules are numbered from 1 without a gap, have a version, and lead into the account.
    @Sendable
    static func placementFaults(in snapshot: Snapshot) throws -> [String] {
        let numbering = try snapshot.all(
            """
            SELECT placement_rule.smart_account FROM placement_rule
                LEFT JOIN placement ON placement.smart_account = placement_rule.smart_account
            GROUP BY placement_rule.smart_account
            HAVING max(position) <> count(*) OR max(version) IS NULL LIMIT ?1
            """,
            limitPerRule
        ) { "the placement rules of account \(SmartAccountID(rawValue: $0.integer(0))) have a gap, or no version" }
        let destinations = try snapshot.all(
            """
            SELECT placement_rule.smart_account, position FROM placement_rule
                JOIN virtual_account ON virtual_account.id = placement_rule.virtual_account
            WHERE virtual_account.smart_account <> placement_rule.smart_account LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let account = SmartAccountID(rawValue: row.integer(0))
            return "placement rule \(row.int(1)) of account \(account) leads into another Smart Account"
        }
        return numbering + destinations
    }

    /// A request was approved for the account of its domain; what was accepted had been published.
    @Sendable
    static func stewardshipFaults(in snapshot: Snapshot) throws -> [String] {
        let requests = try snapshot.all(
            """
            SELECT account_request.id FROM account_request
                JOIN smart_account ON smart_account.id = account_request.smart_account
            WHERE smart_account.domain <> account_request.domain
                OR account_request.state = 'approved' AND smart_account.state = 'pending' LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let request = AccountRequestID(rawValue: row.integer(0))
            return "request \(request) was approved, and its account is pending or another domain's"
        }
        let acceptances = try snapshot.all(
            """
            SELECT agreement_acceptance.smart_account, agreement_acceptance.version FROM agreement_acceptance
                LEFT JOIN agreement ON agreement.version = agreement_acceptance.version
            WHERE agreement.id IS NULL OR agreement.published_at > accepted_at LIMIT ?1
            """,
            limitPerRule
        ) { row in
            let account = SmartAccountID(rawValue: row.integer(0))
            return "account \(account) accepted version \(row.int(1)) of the agreement before it was published"
        }
        return requests + acceptances
    }

    /// A contract's suites and orders are numbered from 1 without a gap.
    @Sendable
    static func contractFaults(in snapshot: Snapshot) throws -> [String] {
        try snapshot.all(
            """
            SELECT contract FROM contract_suite GROUP BY contract HAVING max(position) <> count(*)
            UNION SELECT contract FROM contract_order GROUP BY contract HAVING max(position) <> count(*) LIMIT ?1
            """,
            limitPerRule
        ) { "the suites or orders of contract \(AgreementID(rawValue: $0.integer(0))) have a gap" }
    }
}
