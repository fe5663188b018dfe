import Crypto
import Testing

@testable import Fulfilment

/// The tree against its definition, and against roots that others computed.
@Suite struct MerkleTreeTests {
    /// The leaves of Certificate Transparency's reference implementation.
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
        [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ]

    @Test(arguments: [
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        (7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ])
    func `the roots are those of Certificate Transparency's vectors`(count: Int, root: String) throws {
        let tree = try #require(MerkleTree(leaves: Self.leaves.prefix(count).map(MerkleTree.leaf)))
        #expect(tree.root.description == root)
    }

    /// RFC 6962, section 2.1, word for word: MTH(D[n]) by halving at the largest power of two less than n.
    private static func definition(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.count == 1 { return Array(SHA256.hash(data: [0x00] + leaves[leaves.startIndex])) }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let (left, right) = (leaves.prefix(half), leaves.dropFirst(half))
        return Array(SHA256.hash(data: [0x01] + definition(left) + definition(right)))
    }

    @Test(arguments: [1, 2, 3, 5, 6, 7, 9, 31, 32, 33, 100, 255, 257])
    func `the tree is that of the definition, and every path leads to its root`(count: Int) throws {
        let contents = (0..<count).map { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let hashes = contents.map(MerkleTree.leaf)
        let tree = try #require(MerkleTree(leaves: hashes))
        #expect(tree.root.bytes == Self.definition(contents[...]))
        for index in 0..<count {
            let path = tree.path(of: index)
            #expect(MerkleTree.root(from: hashes[index], at: index, of: count, path: path) == tree.root)
        }
    }

    @Test(arguments: [2, 3, 7, 8, 9, 33])
    func `no path leads a leaf from another place, or in a tree of another depth`(count: Int) throws {
        let hashes = (0..<count).map { MerkleTree.leaf([UInt8($0)]) }
        let tree = try #require(MerkleTree(leaves: hashes))
        for index in 0..<count {
            let path = tree.path(of: index)
            for other in -1...count where other != index {
                #expect(MerkleTree.root(from: hashes[index], at: other, of: count, path: path) != tree.root)
            }
            #expect(MerkleTree.root(from: hashes[index], at: index, of: count, path: path + [tree.root]) == nil)
            #expect(MerkleTree.root(from: hashes[index], at: index, of: count, path: Array(path.dropLast())) == nil)
            #expect(MerkleTree.root(from: hashes[index], at: index, of: 2 * count + 1, path: path) != tree.root)
        }
    }

    @Test func `nothing has no tree`() {
        #expect(MerkleTree(leaves: []) == nil)
    }

    @Test(arguments: [
        ("00ff10", [0x00, 0xff, 0x10] as [UInt8]?), ("", []), ("0", nil), ("0G", nil), ("FF", nil), ("0x", nil),
    ])
    func `hexadecimal digits have one text`(text: String, bytes: [UInt8]?) {
        #expect(HexadecimalBytes.decode(text) == bytes)
        if let bytes { #expect(HexadecimalBytes.encode(bytes) == text) }
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2), (4, 2), (5, 4), (6, 4), (7, 6), (12, 8), (1_024, 512), (1_025, 1_024)])
    func `a head holds the hash of one far before it`(batch: Int64, far: Int64) {
        #expect(SealHead.farBatch(of: batch) == far)
    }
}
