// Seals: every sealed entry is what was sealed, and the heads are one chain.

internal import Domain
internal import Storage

extension Verification {
    /// The heads follow each other, and their batches hash to them again; entries that are not sealed yet are no fault.
    @Sendable
    static func sealFaults(in snapshot: Snapshot) throws -> [String] {
        var faults: [String] = []
        var last: SealHead?
        var batch = try snapshot.integer("SELECT min(batch) FROM activity_seal")
        while let number = batch, faults.count < limitPerRule, let head = try Seals.head(number, in: snapshot) {
            faults += try chainFaults(head, after: last, in: snapshot) + batchFaults(head, after: last, in: snapshot)
            last = head
            batch = try snapshot.integer("SELECT min(batch) FROM activity_seal WHERE batch > ?1", number)
        }
        return faults
    }

    private static func chainFaults(
        _ head: SealHead,
        after last: SealHead?,
        in snapshot: Snapshot
    ) throws -> [String] {
        let name = "the seal of batch \(head.batch)"
        let far = try Seals.head(SealHead.farBatch(of: head.batch), in: snapshot)
        let kept = try snapshot.first("SELECT hash FROM activity_seal WHERE batch = ?1", head.batch) { $0.bytes(0) }
        var faults: [String] = []
        if head.batch != (last?.batch ?? 0) + 1 { faults.append("\(name) follows that of batch \(last?.batch ?? 0)") }
        if head.previous != last?.hash ?? .none { faults.append("\(name) is not chained to the one before it") }
        if head.far != far?.hash ?? .none { faults.append("\(name) is not chained to the one far before it") }
        if kept != head.hash.bytes { faults.append("\(name) has another hash than is kept of it") }
        return faults
    }

    private static func batchFaults(
        _ head: SealHead,
        after last: SealHead?,
        in snapshot: Snapshot
    ) throws -> [String] {
        let name = "batch \(head.batch) of the activity log"
        guard let tree = try Seals.tree(of: head.batch, in: snapshot) else {
            return ["\(name) has no hashes of its entries"]
        }
        let leaves = try SealedBatch(after: last?.last, through: head.last, in: snapshot).leaves(tree.secret)
        var faults: [String] = []
        if leaves.hashes.count != head.count {
            faults.append("\(name) has \(leaves.hashes.count) entries, and \(head.count) were sealed")
        } else if leaves.hashes != tree.leaves {
            faults.append("\(name) has entries that are not what was sealed")
        } else if leaves.first != head.first || leaves.last != head.last {
            faults.append("\(name) does not go from \(head.first) to \(head.last)")
        }
        if MerkleTree(leaves: tree.leaves)?.root != head.root {
            faults.append("\(name) has another root than was sealed")
        }
        return faults
    }
}
