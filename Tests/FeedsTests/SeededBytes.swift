import TestSupport

/// Repeatable bytes.
struct SeededBytes {
    private let random: SeededRandom

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    func next(below bound: Int) -> Int { random.next(below: bound) }

    /// So many bytes, each one of an alphabet's.
    func bytes(of alphabet: String, count: Int) -> [UInt8] {
        let letters = Array(alphabet.utf8)
        return (0..<count).map { _ in letters[random.next(below: letters.count)] }
    }
}
