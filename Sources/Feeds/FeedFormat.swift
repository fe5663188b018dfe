// FeedFormat: what a file turned out to be.

/// A format that is read here, recognized by content.
public enum FeedFormat: String, CaseIterable, Sendable {
    /// One line per order line, the order's own fields repeated.
    case csvOrders = "csv-orders"
    /// One line per Smart Account.
    case csvAccounts = "csv-accounts"
    /// One line per assignment.
    case csvAssignments = "csv-assignments"
    /// The documented schema: orders, accounts and assignments.
    case jsonHoldfast = "json-holdfast"
    /// Orders after Ingram Micro's reseller API.
    case jsonIngram = "json-ingram"
}
