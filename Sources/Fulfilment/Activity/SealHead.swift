// SealHead: what stands for one sealed batch of the activity log, and through those before it for the whole log.
//
// GUARANTEES   Each head holds the hash of the one before it, and of one far before it, so that a way from the newest to
//              any older one takes few of them. Whoever keeps one hash of a head can be shown no other past.

internal import Crypto
internal import Domain

/// The head of one batch.
struct SealHead: Hashable {
    /// The first byte of its bytes: neither a leaf's nor a node's.
    private static let version: UInt8 = 2

    /// Counts batches from 1.
    let batch: Int64
    /// The batch's first entry.
    let first: ActivityID
    /// Its last one; every entry between them belongs to it.
    let last: ActivityID
    /// How many they are.
    let count: Int
    /// When it was sealed.
    let sealedAt: Timestamp
    /// The root of the tree over the entries.
    let root: ActivityHash
    /// The hash of the head before it.
    let previous: ActivityHash
    /// The hash of the head that `farBatch` names.
    let far: ActivityHash

    /// The batch far before one: as many before it as the largest power of two that divides it, half of it before a
    /// power of two, and 0 for none.
    static func farBatch(of batch: Int64) -> Int64 {
        let step = batch & -batch
        return step == batch ? batch / 2 : batch - step
    }

    /// What stands for it in the next one.
    var hash: ActivityHash {
        var content = CanonicalBytes(capacity: 160)
        content.add(byte: Self.version)
        content.add(batch)
        content.add(first.rawValue)
        content.add(last.rawValue)
        content.add(Int64(count))
        content.add(sealedAt.milliseconds)
        content.add(raw: root.bytes)
        content.add(raw: previous.bytes)
        content.add(raw: far.bytes)
        return ActivityHash(SHA256.hash(data: content.bytes))
    }
}
