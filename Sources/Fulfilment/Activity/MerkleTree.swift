// MerkleTree: one hash over many, and short proofs that one is among them.
//
// GUARANTEES   The hashes of RFC 6962, section 2.1: a leaf is SHA-256(0x00 ‖ bytes), a node SHA-256(0x01 ‖ left ‖ right),
//              and the left half of a tree is the largest power of two that is less than its size.
// DOES NOT     Hide anything: a path shows the hashes of neighbors, so that what is hashed needs a salt of its own.

internal import Crypto

/// A tree over the hashes of its leaves.
struct MerkleTree {
    /// The hashes from the leaves up; the last level is the root alone.
    ///
    /// An odd one at a level's end goes up as it is: the same tree as by halving at powers of two.
    private let levels: [[ActivityHash]]

    /// Makes a tree; nil of no leaves.
    init?(leaves: [ActivityHash]) {
        guard !leaves.isEmpty else { return nil }
        var levels = [leaves]
        while let level = levels.last, level.count > 1 {
            var above: [ActivityHash] = []
            above.reserveCapacity((level.count + 1) / 2)
            for index in stride(from: 0, to: level.count, by: 2) {
                let isAlone = index + 1 == level.count
                above.append(isAlone ? level[index] : Self.node(level[index], level[index + 1]))
            }
            levels.append(above)
        }
        self.levels = levels
    }

    /// The hash over all leaves.
    var root: ActivityHash { levels[levels.count - 1][0] }

    /// The hashes that lead from a leaf to the root, the leaf's neighbor first.
    func path(of index: Int) -> [ActivityHash] {
        var index = index
        return levels.dropLast().compactMap { level in
            let neighbor = index ^ 1
            index /= 2
            return neighbor < level.count ? level[neighbor] : nil
        }
    }

    /// The root to which a path leads; nil for a path that no tree of that size has.
    ///
    /// The algorithm of RFC 9162, section 2.1.3.2.
    static func root(from leaf: ActivityHash, at index: Int, of count: Int, path: [ActivityHash]) -> ActivityHash? {
        guard index >= 0, index < count else { return nil }
        var (position, last) = (index, count - 1)
        var hash = leaf
        for neighbor in path {
            guard last > 0 else { return nil }
            if !position.isMultiple(of: 2) || position == last {
                hash = node(neighbor, hash)
                while position.isMultiple(of: 2), position > 0 { (position, last) = (position / 2, last / 2) }
            } else {
                hash = node(hash, neighbor)
            }
            (position, last) = (position / 2, last / 2)
        }
        return last == 0 ? hash : nil
    }

    /// The hash of a leaf's bytes.
    static func leaf(_ bytes: [UInt8]) -> ActivityHash {
        var hasher = SHA256()
        hasher.update(data: [0x00])
        hasher.update(data: bytes)
        return ActivityHash(hasher.finalize())
    }

    /// The hash of two neighbors.
    static func node(_ left: ActivityHash, _ right: ActivityHash) -> ActivityHash {
        var hasher = SHA256()
        hasher.update(data: [0x01])
        hasher.update(data: left.bytes)
        hasher.update(data: right.bytes)
        return ActivityHash(hasher.finalize())
    }
}
