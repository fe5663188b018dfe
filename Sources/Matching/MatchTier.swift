/// The rule that found an account, strongest first.
public enum MatchTier: String, CaseIterable, Sendable {
    /// Somebody assigned the order or the line.
    case assignment
    /// The order names the account by its domain identifier or its id.
    case explicitAccount
    /// The partner's number of the customer is confirmed for the account.
    case customerNumber
}
