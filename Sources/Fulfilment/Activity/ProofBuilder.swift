// ProofBuilder: puts a proof together.

internal import Crypto
internal import Domain
internal import Storage

/// One proof in the making.
struct ProofBuilder {
    private let reader: ActivityReader
    private let newest: SealHead
    private var entries: [ActivityProof.Entry] = []
    private var heads: [Int64: SealHead] = [:]
    private var batch: Batch?

    /// A batch whose entries are looked for.
    private struct Batch {
        let head: SealHead
        let key: SymmetricKey
        let tree: MerkleTree
        let places: [ActivityHash: Int]
    }

    private var snapshot: Snapshot { reader.snapshot }

    init(_ reader: ActivityReader, newest: SealHead) throws {
        self.reader = reader
        self.newest = newest
        heads[newest.batch] = newest
    }

    /// The proof as it is now.
    var proof: ActivityProof {
        ActivityProof(
            format: ActivityProof.format,
            version: ActivityProof.version,
            owner: reader.owner.description,
            head: newest.hash.description,
            heads: heads.values.sorted { $0.batch > $1.batch }.map(ActivityProof.Head.init),
            entries: entries
        )
    }

    /// Adds the entries that are shown.
    ///
    /// - Returns: after which entry the next proof begins, nil when all that are sealed are there.
    mutating func add(after: ActivityID?, limit: Int) throws -> ActivityID? {
        var (position, scanned) = (after, 0)
        while scanned < 10 * ActivityReader.scanLimit {
            let chunk = try reader.forward(after: position, through: newest.last)
            for entry in chunk {
                if entries.count == limit { return position }
                if reader.shows(entry) { try add(entry) }
                position = entry.id
            }
            guard !chunk.isEmpty else { return nil }
            scanned += chunk.count
        }
        return position
    }

    /// Adds the heads on the way from the newest to a batch's.
    mutating func addWay(to batch: Int64) throws {
        var head = newest
        while head.batch > batch {
            let far = SealHead.farBatch(of: head.batch)
            let next = far >= batch ? far : head.batch - 1
            guard let found = try heads[next] ?? Seals.head(next, in: snapshot) else {
                throw StorageError.fatal("the seal of batch \(next) is missing; run holdfast verify")
            }
            heads[next] = found
            head = found
        }
    }

    private mutating func add(_ entry: ActivityEntry) throws {
        let batch = try self.batch(of: entry)
        let salt = Seals.salt(of: entry.id, batch.key)
        let previous = try SealedBatch.previous(of: entry, in: snapshot)
        let leaf = MerkleTree.leaf(entry.sealedBytes(salt: salt, previous: previous))
        guard let index = batch.places[leaf] else {
            throw StorageError.fatal("\(entry.id) is not what was sealed; run holdfast verify")
        }
        entries.append(
            ActivityProof.Entry(
                entry,
                after: previous?.description,
                salt: salt,
                batch: batch.head.batch,
                index: index,
                path: batch.tree.path(of: index)
            )
        )
    }

    private mutating func batch(of entry: ActivityEntry) throws -> Batch {
        if let batch, entry.id <= batch.head.last { return batch }
        guard let head = try Seals.head(sealing: entry.id, in: snapshot),
            let kept = try Seals.tree(of: head.batch, in: snapshot), let tree = MerkleTree(leaves: kept.leaves)
        else { throw StorageError.fatal("the seal of \(entry.id) is missing; run holdfast verify") }
        let batch = Batch(
            head: head,
            key: SymmetricKey(data: kept.secret),
            tree: tree,
            places: Dictionary(kept.leaves.enumerated().map { ($1, $0) }) { first, _ in first }
        )
        self.batch = batch
        try addWay(to: head.batch)
        return batch
    }
}
