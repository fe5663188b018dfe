// SuggestionIndex: what finding similar names asks of the accounts; the database answers, or memory.

/// The names of the accounts that are not closed, by the features of their words.
public protocol SuggestionIndex {
    /// How many names there are.
    var count: Int { get throws }
    /// In how many names a feature is, roughly: it weighs words and decides nothing.
    func frequency(of feature: UInt64) throws -> Int
    /// Hands over the names that have a feature, by their numbers, at most so many.
    func forEachName(with feature: UInt64, limit: Int, _ body: (UInt32) -> Void) throws
    /// Hands over a name: its account, and its words joined by spaces in UTF-8.
    func withName<Result>(_ name: UInt32, _ body: (Int64, UnsafeBufferPointer<UInt8>) -> Result) throws -> Result
}
