// ProofVerifier: whether a proof proves what it says, from its bytes alone.
//
// GUARANTEES   Every entry is one of the owner's, unchanged, in a batch whose head is chained to the newest one. Unless gaps
//              are allowed, no entry of the owner is missing between the first and the last, nor before the first.
//              Pure: no clock, no database, no network.
// DOES NOT     Know whether the newest head is the true one: that is compared with one that came another way. Nor whether
//              there are later entries: a newer proof tells.

public import Domain
internal import FoundationEssentials

/// Checking proofs of the activity log.
public struct ProofVerifier: Sendable {
    /// A head that must be among those of the proof, 64 hexadecimal digits; nil for none.
    public var head: String?
    /// The entry after which the proof begins, where it is not the owner's first.
    public var after: ActivityID?
    /// Whether entries of the owner may be missing, as in a proof that was made with a filter.
    public var allowsGaps = false

    /// A verifier that takes a whole log and any head.
    public init() {}

    /// Checks a proof.
    ///
    /// - Parameter bytes: the file.
    /// - Returns: what it has shown.
    /// - Throws: `ProofFault`, with the first thing that is wrong.
    public func verify(_ bytes: [UInt8]) throws(ProofFault) -> ProofReport {
        let proof = try Self.decode(bytes)
        let owner = try ProofReader.owner(proof.owner)
        let heads = try Self.chain(proof)
        guard let newest = heads.values.max(by: { $0.batch < $1.batch }) else { throw ProofFault("it has no head") }
        let known = try knownBatch(heads)
        let gapCount = try check(proof.entries, of: owner, heads)
        guard let first = proof.entries.first, let last = proof.entries.last else {
            throw ProofFault("it has no entry, so it proves nothing")
        }
        return ProofReport(
            owner: proof.owner,
            entryCount: proof.entries.count,
            batchCount: Set(proof.entries.map(\.batch)).count,
            firstEntry: first.id,
            lastEntry: last.id,
            gapCount: gapCount,
            head: proof.head,
            headBatch: newest.batch,
            sealedAt: newest.sealedAt.description,
            knownBatch: known
        )
    }

    private static func decode(_ bytes: [UInt8]) throws(ProofFault) -> ActivityProof {
        let proof: ActivityProof
        do {
            proof = try JSONDecoder().decode(ActivityProof.self, from: Data(bytes))
        } catch {
            throw ProofFault("it is not a proof of an activity log, or it is damaged: it cannot be read as one")
        }
        guard proof.format == ActivityProof.format, proof.version == ActivityProof.version else {
            throw ProofFault("it is of the form “\(proof.format)” \(proof.version), which this program does not know")
        }
        return proof
    }

    /// The heads by batch, once each is known to be what a newer one holds the hash of.
    private static func chain(_ proof: ActivityProof) throws(ProofFault) -> [Int64: SealHead] {
        var expected: [Int64: ActivityHash] = [:]
        var heads: [Int64: SealHead] = [:]
        var newer: SealHead?
        for written in proof.heads {
            let head = try ProofReader.head(written)
            let hash = newer == nil ? try ProofReader.hash(proof.head, of: "the proof") : expected[head.batch]
            guard newer.map({ head.batch < $0.batch && head.last < $0.first }) ?? true, head.first <= head.last else {
                throw ProofFault("the head of batch \(head.batch) is not in its place")
            }
            guard head.hash == hash else {
                throw ProofFault(
                    "the head of batch \(head.batch) is not the one that the heads after it hold the hash of"
                )
            }
            for (batch, hash) in [(head.batch - 1, head.previous), (SealHead.farBatch(of: head.batch), head.far)] {
                guard expected.updateValue(hash, forKey: batch) ?? hash == hash else {
                    throw ProofFault("the heads hold two hashes of that of batch \(batch)")
                }
            }
            (heads[head.batch], newer) = (head, head)
        }
        return heads
    }

    private func knownBatch(_ heads: [Int64: SealHead]) throws(ProofFault) -> Int64? {
        guard let head else { return nil }
        let hash = try ProofReader.hash(head, of: "the head that was asked for")
        guard let known = heads.values.first(where: { $0.hash == hash }) else {
            throw ProofFault("its heads are of another log, or do not reach back to it: none of them is \(head)")
        }
        return known.batch
    }

    /// Proves the entries.
    ///
    /// - Returns: how many gaps there are.
    private func check(
        _ entries: [ActivityProof.Entry],
        of owner: EventOwner,
        _ heads: [Int64: SealHead]
    ) throws(ProofFault) -> Int {
        var (last, gapCount) = (after, 0)
        for written in entries {
            let entry = try ProofReader.entry(written, of: owner)
            let previous: ActivityID? = try ProofReader.optional(written.previous, of: "entry \(written.id)")
            try Self.prove(entry, written, after: previous, heads)
            if let last, entry.id <= last {
                throw ProofFault("entry \(entry.id) is not in its place: it comes earlier")
            }
            if previous != last {
                guard let previous, last.map({ previous > $0 }) ?? true else {
                    throw ProofFault("entry \(entry.id) says that another entry came before it than the one that does")
                }
                gapCount += 1
                guard allowsGaps else {
                    throw ProofFault("entry \(previous) of the owner, before \(entry.id), is not in the file")
                }
            }
            last = entry.id
        }
        return gapCount
    }

    private static func prove(
        _ entry: ActivityEntry,
        _ written: ActivityProof.Entry,
        after previous: ActivityID?,
        _ heads: [Int64: SealHead]
    ) throws(ProofFault) {
        let what = "entry \(written.id)"
        guard let head = heads[written.batch] else {
            throw ProofFault("\(what) lies in batch \(written.batch), whose head is not in the file")
        }
        guard entry.id >= head.first, entry.id <= head.last else {
            throw ProofFault("\(what) does not lie in batch \(written.batch)")
        }
        let salt = try ProofReader.salt(written.salt, of: what)
        var path: [ActivityHash] = []
        for hash in written.path { path.append(try ProofReader.hash(hash, of: what)) }
        let leaf = MerkleTree.leaf(entry.sealedBytes(salt: salt, previous: previous))
        guard MerkleTree.root(from: leaf, at: written.index, of: head.count, path: path) == head.root else {
            throw ProofFault("\(what) is not what was sealed: it was changed, or it is another owner's")
        }
    }
}
