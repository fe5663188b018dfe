// SealedBatch: the entries of one batch as its tree holds them.

internal import Crypto
internal import Domain
internal import Storage

/// Entries in the order of their ids, each with the one of its owner before it.
struct SealedBatch {
    /// The hashes of entries, and which are the first and the last.
    struct Leaves {
        var hashes: [ActivityHash] = []
        var first: ActivityID?
        var last: ActivityID?
    }

    private let entries: [ActivityEntry]
    private let snapshot: Snapshot

    /// Reads entries.
    ///
    /// - Parameters:
    ///   - after: the last entry of the batch before, nil for none.
    ///   - through: the batch's last one; nil for as many as a batch has.
    ///   - snapshot: the state to look at.
    /// - Throws: `StorageError`.
    init(after: ActivityID?, through: ActivityID?, in snapshot: Snapshot) throws {
        self.snapshot = snapshot
        entries = try snapshot.all(
            """
            SELECT id, owner_kind, owner, kind, actor, happened_at, summary, virtual_account, source_account, lot, sku,
                quantity, order_number
            FROM activity WHERE id > ?1 AND id <= ?2 ORDER BY id LIMIT ?3
            """,
            after?.rawValue ?? 0,
            through?.rawValue ?? .max,
            through == nil ? Seals.batchLimit : Int(Int32.max),
            transform: ActivityEntry.init
        )
    }

    /// Hashes the entries.
    func leaves(_ secret: [UInt8]) throws -> Leaves {
        let key = SymmetricKey(data: secret)
        var latest: [EventOwner: ActivityID] = [:]
        var leaves = Leaves()
        leaves.hashes.reserveCapacity(entries.count)
        for entry in entries {
            let known = latest.updateValue(entry.id, forKey: entry.owner)
            let previous = try known ?? Self.previous(of: entry, in: snapshot)
            let bytes = entry.sealedBytes(salt: Seals.salt(of: entry.id, key), previous: previous)
            leaves.hashes.append(MerkleTree.leaf(bytes))
        }
        leaves.first = entries.first?.id
        leaves.last = entries.last?.id
        return leaves
    }

    /// The owner's entry before one.
    static func previous(of entry: ActivityEntry, in snapshot: Snapshot) throws -> ActivityID? {
        let owner = entry.owner.columns
        return try snapshot.integer(
            "SELECT max(id) FROM activity WHERE owner_kind = ?1 AND owner = ?2 AND id < ?3",
            owner.kind,
            owner.id,
            entry.id.rawValue
        ).map(ActivityID.init(rawValue:))
    }
}

extension ActivityEntry {
    /// What a row of the log says, in the order in which its table has the columns.
    init(_ row: Row) {
        self.init(
            id: ActivityID(rawValue: row.integer(0)),
            owner: EventOwner(kind: row.int(1), id: row.integer(2)),
            kind: row.text(3),
            actor: row.text(4),
            happenedAt: Timestamp(milliseconds: row.integer(5)),
            summary: row.text(6),
            virtualAccount: row.optionalInteger(7).map(VirtualAccountID.init(rawValue:)),
            source: row.optionalInteger(8).map(VirtualAccountID.init(rawValue:)),
            lot: row.optionalInteger(9).map(LotID.init(rawValue:)),
            sku: row.optionalText(10),
            quantity: row.optionalInteger(11).map(Int.init),
            orderNumber: row.optionalText(12)
        )
    }
}
