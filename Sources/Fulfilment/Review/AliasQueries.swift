// AliasQueries: what was learned, for people.

public import Domain
internal import Matching
public import Storage

/// Reading aliases.
public enum AliasQueries {
    /// Aliases in the sequence in which they were learned; revoked ones too.
    ///
    /// - Parameters:
    ///   - partner: whose; nil for everybody's.
    ///   - after: the last alias of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,000.
    ///   - snapshot: the state to look at.
    /// - Returns: the aliases, without the lines that rest on them.
    /// - Throws: `StorageError`.
    public static func list(
        partner: PartnerID? = nil,
        after: AliasID? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> [AliasView] {
        let count = min(max(limit, 1), OrderFilter.maximumLimit)
        let ids: [AliasID]
        if let partner {
            ids = try snapshot.all(
                "SELECT id FROM alias WHERE partner = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
                partner.rawValue,
                after?.rawValue ?? 0,
                count
            ) { AliasID(rawValue: $0.integer(0)) }
        } else {
            ids = try snapshot.all(
                "SELECT id FROM alias WHERE id > ?1 ORDER BY id LIMIT ?2",
                after?.rawValue ?? 0,
                count
            ) { AliasID(rawValue: $0.integer(0)) }
        }
        return try ids.map { try view($0, in: snapshot) }
    }

    /// An alias with the lines that are scheduled by it.
    ///
    /// - Parameters:
    ///   - id: the alias.
    ///   - snapshot: the state to look at.
    /// - Returns: the alias.
    /// - Throws: `FulfilmentError` when there is none; `StorageError`.
    public static func alias(_ id: AliasID, in snapshot: Snapshot) throws -> AliasView {
        var view = try view(id, in: snapshot)
        let lines = try lines(KnownAlias.find(id, in: snapshot), in: snapshot)
        view.lines = try lines.compactMap { try line($0, in: snapshot) }
        return view
    }

    static func view(_ id: AliasID, in snapshot: Snapshot) throws -> AliasView {
        let view = try snapshot.first(
            """
            SELECT p.name, x.identity, a.domain, x.state, x.author, x.learned_at, o.number, x.confirmed_by,
                x.confirmed_at, c.number, x.revoked_by, x.revoked_at
            FROM alias x JOIN partner p ON p.id = x.partner JOIN smart_account a ON a.id = x.smart_account
                JOIN orders o ON o.id = x.learned_from LEFT JOIN orders c ON c.id = x.confirmed_from
            WHERE x.id = ?1
            """,
            id.rawValue
        ) { AliasView(id, $0) }
        guard let view else { throw FulfilmentError.unknownAlias(id) }
        return view
    }

    /// The lines that are scheduled by an alias, as far as one look goes.
    static func lines(_ alias: KnownAlias, in snapshot: Snapshot) throws -> [OrderLineID] {
        try snapshot.all(
            """
            SELECT l.id FROM interest i JOIN order_line l ON l.id = i.line
            WHERE i.hash = ?1 AND l.state = 'scheduled' AND l.smart_account = ?2
                AND (SELECT d.tier FROM decision d WHERE d.line = l.id ORDER BY d.id DESC LIMIT 1) = 'T3'
            ORDER BY l.id LIMIT ?3
            """,
            alias.identity.kept,
            alias.entry.account.rawValue,
            QuestionLines.limit
        ) { OrderLineID(rawValue: $0.integer(0)) }
    }

    static func line(_ id: OrderLineID, in snapshot: Snapshot) throws -> AliasLineView? {
        try QuestionLines.Line.find(id, in: snapshot).map { line in
            AliasLineView(
                id: id.description,
                orderNumber: line.orderNumber,
                number: line.number,
                quantity: line.quantity,
                state: line.state.rawValue
            )
        }
    }
}

extension AliasView {
    fileprivate init(_ id: AliasID, _ row: Row) {
        // Partner, name, country, domain; a name as it is compared has no slash in it.
        let parts = row.text(1).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let moment = { (column: Int32) in
            row.optionalInteger(column).map { Timestamp(milliseconds: $0).description }
        }
        self.init(
            id: id.description,
            partner: row.text(0),
            name: parts.count == 4 ? parts[1] : row.text(1),
            smartAccount: row.text(2),
            state: row.text(3),
            author: row.text(4),
            learnedAt: Timestamp(milliseconds: row.integer(5)).description,
            learnedFrom: row.text(6)
        )
        if parts.count == 4 {
            country = parts[2].isEmpty ? nil : parts[2]
            domain = parts[3].isEmpty ? nil : parts[3]
        }
        confirmedBy = row.optionalText(7)
        confirmedAt = moment(8)
        confirmedFrom = row.optionalText(9)
        revokedBy = row.optionalText(10)
        revokedAt = moment(11)
    }
}
