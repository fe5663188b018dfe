// Seals: the activity log's sealed batches, as they are kept.
//
// GUARANTEES   A batch holds every entry between its first and its last: entries are written by one thread in the order of
//              their ids, and the database refuses one that comes before what is sealed. A batch, its head and the hashes
//              of its entries commit together, so a crash leaves it whole or not begun.
// DOES NOT     Keep the salts: each is made from its batch's secret and the entry's id, and goes out with that entry only.

internal import Crypto
internal import Domain
internal import Storage

/// Writing and reading seals.
enum Seals {
    /// How many entries a batch has at the most: what one transaction hashes in a few milliseconds.
    static let batchLimit = 1_024
    private static let secretLength = 32

    /// Seals the next batch.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - randomBytes: so many bytes nobody can guess.
    ///   - transaction: the caller's transaction.
    /// - Returns: the head, nil where nothing is unsealed.
    /// - Throws: `StorageError`.
    static func sealNext(
        _ now: Timestamp,
        _ randomBytes: (Int) -> [UInt8],
        in transaction: Transaction
    ) throws -> SealHead? {
        let last = try newest(in: transaction.snapshot)
        let secret = randomBytes(secretLength)
        let leaves = try SealedBatch(after: last?.last, through: nil, in: transaction.snapshot).leaves(secret)
        guard let tree = MerkleTree(leaves: leaves.hashes), let first = leaves.first, let end = leaves.last else {
            return nil
        }
        let batch = (last?.batch ?? 0) + 1
        let far = try head(SealHead.farBatch(of: batch), in: transaction.snapshot)
        let head = SealHead(
            batch: batch,
            first: first,
            last: end,
            count: leaves.hashes.count,
            sealedAt: now,
            root: tree.root,
            previous: last?.hash ?? .none,
            far: far?.hash ?? .none
        )
        try keep(head, secret, leaves.hashes, in: transaction)
        return head
    }

    private static func keep(
        _ head: SealHead,
        _ secret: [UInt8],
        _ leaves: [ActivityHash],
        in transaction: Transaction
    ) throws {
        try transaction.run(
            """
            INSERT INTO activity_seal(batch, first, last, count, sealed_at, root, previous, far, hash)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            """,
            head.batch,
            head.first.rawValue,
            head.last.rawValue,
            head.count,
            head.sealedAt.milliseconds,
            head.root.bytes,
            head.previous.bytes,
            head.far.bytes,
            head.hash.bytes
        )
        try transaction.run(
            "INSERT INTO activity_tree(batch, secret, leaves) VALUES(?1, ?2, ?3)",
            head.batch,
            secret,
            leaves.flatMap(\.bytes)
        )
    }

    /// The head of the last batch.
    static func newest(in snapshot: Snapshot) throws -> SealHead? {
        try snapshot.first(
            """
            SELECT batch, first, last, count, sealed_at, root, previous, far FROM activity_seal
            ORDER BY batch DESC LIMIT 1
            """,
            transform: SealHead.init
        )
    }

    /// The head of a batch.
    static func head(_ batch: Int64, in snapshot: Snapshot) throws -> SealHead? {
        try snapshot.first(
            "SELECT batch, first, last, count, sealed_at, root, previous, far FROM activity_seal WHERE batch = ?1",
            batch,
            transform: SealHead.init
        )
    }

    /// The head of the batch in which an entry lies; nil for one that is not sealed yet.
    static func head(sealing entry: ActivityID, in snapshot: Snapshot) throws -> SealHead? {
        // Batches are in the order of their entries, and heads are read by their numbers: halve between them.
        guard let newest = try newest(in: snapshot), entry <= newest.last else { return nil }
        var (low, high) = (Int64(1), newest.batch)
        while low < high {
            let middle = (low + high) / 2
            let last = try snapshot.integer("SELECT last FROM activity_seal WHERE batch = ?1", middle) ?? 0
            if last < entry.rawValue { low = middle + 1 } else { high = middle }
        }
        return try head(low, in: snapshot)
    }

    /// What a batch's hashes are made of.
    static func tree(of batch: Int64, in snapshot: Snapshot) throws -> (secret: [UInt8], leaves: [ActivityHash])? {
        try snapshot.first("SELECT secret, leaves FROM activity_tree WHERE batch = ?1", batch) { row in
            let bytes = row.bytes(1)
            let starts = stride(from: 0, to: bytes.count - ActivityHash.length + 1, by: ActivityHash.length)
            return (row.bytes(0), starts.compactMap { ActivityHash(bytes[$0..<$0 + ActivityHash.length]) })
        }
    }

    /// The salt of an entry: nobody can tell it from another number without the batch's secret.
    static func salt(of entry: ActivityID, _ secret: SymmetricKey) -> [UInt8] {
        let code = withUnsafeBytes(of: entry.rawValue.bigEndian) {
            HMAC<SHA256>.authenticationCode(for: $0, using: secret)
        }
        return Array(code.prefix(ActivityEntry.saltLength))
    }
}

extension SealHead {
    /// What a row of heads says, in the order in which `Seals` names its columns.
    init(_ row: Row) throws {
        guard let root = ActivityHash(row.bytes(5)), let previous = ActivityHash(row.bytes(6)),
            let far = ActivityHash(row.bytes(7))
        else { throw StorageError.fatal("the database holds a seal whose hashes have not 32 bytes") }
        batch = row.integer(0)
        first = ActivityID(rawValue: row.integer(1))
        last = ActivityID(rawValue: row.integer(2))
        count = row.int(3)
        sealedAt = Timestamp(milliseconds: row.integer(4))
        self.root = root
        self.previous = previous
        self.far = far
    }
}
