public import Domain

/// What became of a Smart Account that somebody described.
public struct AccountChange: Hashable, Sendable {
    /// What became of it.
    public enum Outcome: String, Sendable {
        /// It is new.
        case registered
        /// Something about it changed.
        case changed
        /// Everything was known already.
        case unchanged
    }

    /// The account.
    public var id: SmartAccountID
    /// What became of it.
    public var outcome: Outcome
    /// Where it stands now.
    public var state: SmartAccountState
    /// How many orders it concerns whose lines wait; they are decided again.
    public var ordersConcerned: Int

    /// Puts a result together.
    public init(id: SmartAccountID, outcome: Outcome, state: SmartAccountState, ordersConcerned: Int) {
        self.id = id
        self.outcome = outcome
        self.state = state
        self.ordersConcerned = ordersConcerned
    }
}
