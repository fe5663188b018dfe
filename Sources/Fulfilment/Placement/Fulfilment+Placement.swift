// Placement: the rules of a Smart Account, and what they would have done.
//
// GUARANTEES   Rules are changed all at once, from the version that was read: nobody's change is overwritten unseen. They
//              decide about what is released from then on; what is scheduled is decided again.

public import Domain
public import Storage

extension Fulfilment {
    /// The most rules of an account.
    static let maximumPlacementRules = 1_000

    /// The rules of an account.
    ///
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func placement(of account: SmartAccountID, as caller: Principal, in snapshot: Snapshot) throws
        -> PlacementView
    {
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.readPlacement, on: owner.resource, else: owner.unknown)
        return PlacementView(
            version: try placementVersion(account, snapshot),
            rules: try PlacementRules(of: account, in: snapshot).views
        )
    }

    /// Replaces the rules of an account.
    ///
    /// - Parameters:
    ///   - rules: all of them, with the version that they were made from; 0 for the first.
    ///   - account: the account.
    ///   - caller: who changes them.
    ///   - transaction: the caller's transaction.
    /// - Returns: the rules as they are now.
    /// - Throws: `FulfilmentError`: `placement.changed`, `placement.invalid` among others; `StorageError`.
    public func replacePlacement(
        _ rules: PlacementView,
        of account: SmartAccountID,
        as caller: Principal,
        in transaction: Transaction
    ) throws -> PlacementView {
        let operation = operation(caller.actor, in: transaction)
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.managePlacement, on: owner.resource, else: owner.unknown)
        let version = try placementVersion(account, operation.snapshot)
        guard version == rules.version else {
            throw FulfilmentError(
                code: "placement.changed",
                message: "the rules have been changed since version \(rules.version); they are of version \(version)",
                remedy: "read them again, and make the change to those"
            )
        }
        let checked = try checked(rules.rules, of: account, operation.snapshot)
        try write(checked, version: version + 1, of: account, operation)
        let summary = "the placement rules were changed; there are \(checked.count)"
        try record(Activity(owner: owner.log, kind: .placementChanged, summary: summary), operation)
        try publish(.placementChanged, to: owner.log, operation) { data in
            data.member("version", version + 1)
            data.member("rules", checked.count)
        }
        _ = try decideAgain([.scheduled(account)], operation)
        return try placement(of: account, as: caller, in: operation.snapshot)
    }

    /// Where the last 100 releases would have gone by rules that need not be in effect.
    ///
    /// - Throws: `FulfilmentError` `placement.invalid` among others; `StorageError`.
    public func tryPlacement(
        _ rules: [PlacementRuleView],
        of account: SmartAccountID,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [PlacementTrialView] {
        let owner = AccessOwner.smartAccount(account)
        try caller.require(.readPlacement, on: owner.resource, else: owner.unknown)
        try caller.require(.readLicenses, on: owner.resource, else: owner.unknown)
        let checked = PlacementRules(try checked(rules, of: account, snapshot))
        return try PlacementTrial(account: account, rules: checked, snapshot: snapshot).run()
    }

    private func placementVersion(_ account: SmartAccountID, _ snapshot: Snapshot) throws -> Int {
        Int(try snapshot.integer("SELECT version FROM placement WHERE smart_account = ?1", account.rawValue) ?? 0)
    }

    /// The rules with the identifiers of where they lead.
    private func checked(_ rules: [PlacementRuleView], of account: SmartAccountID, _ snapshot: Snapshot) throws
        -> [PlacementRuleView]
    {
        guard rules.count <= Self.maximumPlacementRules else {
            throw invalid("there are more than \(Self.maximumPlacementRules) rules")
        }
        return try rules.enumerated().map { position, rule in
            let texts = [rule.sku, rule.city, rule.postalCode, rule.country, rule.partner, rule.orderPrefix]
            let written = texts.compactMap(\.self)
            guard written.allSatisfy({ (try? Name($0)) != nil }) else {
                throw invalid(
                    "rule \(position + 1) has an empty or unreadable field; leave out what it does not look at"
                )
            }
            if let country = rule.country, (try? CountryCode(country)) == nil {
                throw invalid("rule \(position + 1) names a country that is not two capital letters")
            }
            var checked = rule
            checked.virtualAccount =
                try VirtualAccountPlace.find(rule.virtualAccount, of: account, in: snapshot).id.description
            return checked
        }
    }

    private func write(
        _ rules: [PlacementRuleView],
        version: Int,
        of account: SmartAccountID,
        _ operation: Operation
    ) throws {
        let transaction = operation.transaction
        try transaction.run("DELETE FROM placement_rule WHERE smart_account = ?1", account.rawValue)
        for (position, rule) in rules.enumerated() {
            try transaction.run(
                """
                INSERT INTO placement_rule(id, smart_account, position, sku, city, postal_code, country, partner,
                    order_prefix, virtual_account)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                """,
                ids.nextNumber(),
                account.rawValue,
                position + 1,
                rule.sku,
                rule.city,
                rule.postalCode,
                rule.country,
                rule.partner,
                rule.orderPrefix,
                VirtualAccountID(rule.virtualAccount)?.rawValue
            )
        }
        try transaction.run(
            """
            INSERT INTO placement(smart_account, version) VALUES(?1, ?2)
            ON CONFLICT(smart_account) DO UPDATE SET version = excluded.version
            """,
            account.rawValue,
            version
        )
    }

    private func invalid(_ message: String) -> FulfilmentError {
        FulfilmentError(code: "placement.invalid", message: message, remedy: "correct the rule")
    }
}
