/// A decision about a line and what it rests on.
public struct DecisionView: Codable, Hashable, Sendable {
    /// `held`, `matched`, `released` or `cancelled`.
    public var outcome: String
    /// The rule that decided, where one did.
    public var tier: String?
    /// The domain identifier of the Smart Account, where there is one.
    public var smartAccount: String?
    /// Sentences for people.
    public var explanation: String
    /// Who or what decided, for example `matching` or `operator:anna`.
    public var actor: String
    /// When, RFC 3339.
    public var decidedAt: String

    /// Puts a view together.
    public init(
        outcome: String,
        tier: String?,
        smartAccount: String?,
        explanation: String,
        actor: String,
        decidedAt: String
    ) {
        self.outcome = outcome
        self.tier = tier
        self.smartAccount = smartAccount
        self.explanation = explanation
        self.actor = actor
        self.decidedAt = decidedAt
    }
}
