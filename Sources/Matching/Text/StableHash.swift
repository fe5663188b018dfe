// StableHash: 64 bits of a text that are the same in every process and every version.
//
// DOES NOT     Stand against somebody who wants collisions: whoever finds by it compares the text afterwards.
// SOURCE       FNV-1a with the finalizer of MurmurHash3.

/// A hash that may be kept in a database.
struct StableHash {
    private var state: UInt64

    init(salt: UInt64 = 0) { state = 0xCBF2_9CE4_8422_2325 ^ (salt &* 0x9E37_79B9_7F4A_7C15) }

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }

    mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

    /// The hash of everything that was added.
    var value: UInt64 {
        var result = state
        result = (result ^ result >> 33) &* 0xFF51_AFD7_ED55_8CCD
        result = (result ^ result >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return result ^ result >> 33
    }

    /// The hash of a text.
    static func of(_ text: some StringProtocol, salt: UInt64 = 0) -> UInt64 {
        var hash = StableHash(salt: salt)
        hash.add(text.utf8)
        return hash.value
    }
}
