// ContractBook: the rows of contracts.
//
// GUARANTEES   What is counted under a contract lies in the virtual accounts of its Smart Account: of an order that waits,
//              or went elsewhere, nothing is told but what was recorded.

internal import Domain
internal import Storage

/// Reads and writes the contracts of a Smart Account.
struct ContractBook {
    let account: SmartAccountID
    let snapshot: Snapshot

    /// A page of contracts in the sequence in which they were recorded.
    func list(limit: Int, after: AgreementID?) throws -> [ContractView] {
        try snapshot.all(
            """
            SELECT id, number, kind, starts_on, ends_on, note FROM contract
            WHERE smart_account = ?1 AND id > ?2 ORDER BY id LIMIT ?3
            """,
            account.rawValue,
            after?.rawValue ?? 0,
            min(max(limit, 1), AccountQueries.maximumLimit + 1),
            transform: ContractView.init
        ).map(completed)
    }

    /// The contract of a number; nil where there is none.
    func find(_ number: String) throws -> ContractView? {
        try snapshot.first(
            """
            SELECT id, number, kind, starts_on, ends_on, note FROM contract WHERE smart_account = ?1 AND number = ?2
            """,
            account.rawValue,
            number,
            transform: ContractView.init
        ).map(completed)
    }

    private func completed(_ view: ContractView) throws -> ContractView {
        guard let id = AgreementID(view.id)?.rawValue else { return view }
        var view = view
        view.suites = try snapshot.all("SELECT name FROM contract_suite WHERE contract = ?1 ORDER BY position", id) {
            $0.text(0)
        }
        view.orders = try snapshot.all(
            """
            SELECT p.name, c.order_number, coalesce((SELECT sum(b.quantity)
                FROM orders o JOIN order_line l ON l.order_id = o.id JOIN lot ON lot.line = l.id
                    JOIN virtual_balance b ON b.lot = lot.id JOIN virtual_account v ON v.id = b.virtual_account
                WHERE o.partner = c.partner AND o.number = c.order_number AND v.smart_account = ?2), 0)
            FROM contract_order c JOIN partner p ON p.id = c.partner WHERE c.contract = ?1 ORDER BY c.position
            """,
            id,
            account.rawValue
        ) { ContractView.Order(partner: $0.text(0), number: $0.text(1), licenses: $0.int(2)) }
        view.licenses = view.orders.reduce(0) { $0 + $1.licenses }
        return view
    }

    /// Writes a contract in the place of the one of its number.
    func write(_ contract: CheckedContract, _ new: AgreementID, _ operation: Operation) throws {
        let id = try find(contract.number).flatMap { AgreementID($0.id) } ?? new
        try empty(id, operation)
        try operation.transaction.run(
            """
            INSERT INTO contract(id, smart_account, number, kind, starts_on, ends_on, note, recorded_by, recorded_at)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT(smart_account, number) DO UPDATE SET kind = excluded.kind, starts_on = excluded.starts_on,
                ends_on = excluded.ends_on, note = excluded.note, recorded_by = excluded.recorded_by,
                recorded_at = excluded.recorded_at
            """,
            id.rawValue,
            account.rawValue,
            contract.number,
            contract.kind.rawValue,
            contract.startsOn.description,
            contract.endsOn?.description,
            contract.note,
            operation.actor,
            operation.now.milliseconds
        )
        for (position, suite) in contract.suites.enumerated() {
            try operation.transaction.run(
                "INSERT INTO contract_suite(contract, position, name) VALUES(?1, ?2, ?3)",
                id.rawValue,
                position + 1,
                suite
            )
        }
        for (position, order) in contract.orders.enumerated() {
            try operation.transaction.run(
                "INSERT INTO contract_order(contract, position, partner, order_number) VALUES(?1, ?2, ?3, ?4)",
                id.rawValue,
                position + 1,
                order.partner.rawValue,
                order.number
            )
        }
    }

    /// Removes a contract.
    func remove(_ id: AgreementID, _ operation: Operation) throws {
        try empty(id, operation)
        try operation.transaction.run("DELETE FROM contract WHERE id = ?1", id.rawValue)
    }

    private func empty(_ id: AgreementID, _ operation: Operation) throws {
        try operation.transaction.run("DELETE FROM contract_suite WHERE contract = ?1", id.rawValue)
        try operation.transaction.run("DELETE FROM contract_order WHERE contract = ?1", id.rawValue)
    }
}

extension ContractView {
    /// Reads the columns id, number, kind, starts_on, ends_on, note.
    fileprivate init(_ row: Row) {
        self.init(
            id: AgreementID(rawValue: row.integer(0)).description,
            number: row.text(1),
            kind: row.text(2),
            startsOn: row.text(3),
            endsOn: row.optionalText(4),
            note: row.optionalText(5)
        )
    }
}
