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
    /// ANSI ASC X12 interchanges: purchase orders (850) and their changes (860).
    case x12
    /// UN/EDIFACT interchanges: orders (ORDERS) and their changes (ORDCHG).
    case edifact
    /// cXML OrderRequests.
    case cxml
    /// UBL 2.1 and PEPPOL BIS 3: Order, OrderChange, OrderCancellation.
    case ubl
    /// OAGIS 10 ProcessPurchaseOrder.
    case oagis
    /// RosettaNet PIP 3A4 Purchase Order Request.
    case rosettaNet = "rosettanet-3a4"
    /// A distributor's own XML of orders.
    case xmlOrder = "xml-order"
}
