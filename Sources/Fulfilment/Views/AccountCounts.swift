/// What became of a file's Smart Accounts, counted: a registry tells of a million of them as they are every day.
public struct AccountCounts: Codable, Hashable, Sendable {
    /// How many were not known before.
    public var registered: Int
    /// How many were known, and something about them changed.
    public var changed: Int
    /// How many were known just so.
    public var unchanged: Int

    /// Puts counts together.
    public init(registered: Int = 0, changed: Int = 0, unchanged: Int = 0) {
        self.registered = registered
        self.changed = changed
        self.unchanged = unchanged
    }

    /// All that were taken.
    public var total: Int { registered + changed + unchanged }

    mutating func add(_ outcome: AccountChange.Outcome) {
        switch outcome {
        case .registered: registered += 1
        case .changed: changed += 1
        case .unchanged: unchanged += 1
        }
    }
}
