// FeedDocument: the units a file is accepted or refused by.

/// One thing a file asks for.
public enum FeedDocument: Hashable, Sendable {
    /// An order, its change or its cancellation.
    case order(OrderDocument)
    /// A Smart Account of a registry feed.
    case account(AccountDocument)
    /// An assignment.
    case assignment(AssignmentDocument)
}
