// DatabaseSuggestionIndex: the names of the accounts by the features of their words, in the database.
//
// GUARANTEES   Bounded reads, however many accounts there are. How often a feature is found is roughly right: counted
//              where it is rare, estimated where it is not.
// DOES NOT     Know accounts by their ids: what it hands over is an account's number.

internal import Matching
internal import Storage

/// Looks names up.
final class DatabaseSuggestionIndex: SuggestionIndex {
    /// Estimates below this are counted instead.
    private static let counted = 64

    private let snapshot: Snapshot
    private var frequencies: [Int64: Int] = [:]

    init(_ snapshot: Snapshot) { self.snapshot = snapshot }

    var count: Int {
        get throws { Int(try snapshot.integer("SELECT names FROM registry WHERE id = 1") ?? 0) }
    }

    func frequency(of feature: UInt64) throws -> Int {
        let feature = AccountIndex.kept(feature)
        if let known = frequencies[feature] { return known }
        let sampled = try snapshot.integer("SELECT sampled FROM feature_frequency WHERE feature = ?1", feature) ?? 0
        var frequency = Int(sampled * AccountIndex.sampling)
        if frequency < Self.counted {
            let names = try snapshot.integer(
                "SELECT count(*) FROM (SELECT 1 FROM name_feature WHERE feature = ?1 LIMIT ?2) AS found",
                feature,
                2 * Self.counted
            )
            frequency = Int(names ?? 0)
        }
        frequencies[feature] = frequency
        return frequency
    }

    func forEachName(with feature: UInt64, limit: Int, _ body: (UInt32) -> Void) throws {
        try snapshot.forEach(
            "SELECT name FROM name_feature WHERE feature = ?1 LIMIT ?2",
            AccountIndex.kept(feature),
            limit
        ) { body(UInt32(truncatingIfNeeded: $0.integer(0))) }
    }

    func withName<Result>(_ name: UInt32, _ body: (Int64, UnsafeBufferPointer<UInt8>) -> Result) throws -> Result {
        let words = try snapshot.first("SELECT words FROM account_name WHERE id = ?1", Int64(name)) { $0.bytes(0) }
        return (words ?? []).withUnsafeBufferPointer { body(Int64(name) / AccountIndex.namesPerAccount, $0) }
    }
}
