internal import Domain

/// A thing of a file that could be named but is not taken.
public struct RejectedItem: Hashable, Sendable {
    /// `order`, `account` or `assignment`.
    public var kind: String
    /// The order's number or the account's domain identifier.
    public var name: String
    /// How many lines it has in the file.
    public var lineCount: Int

    /// Puts an item together.
    public init(kind: String, name: String, lineCount: Int) {
        self.kind = kind
        self.name = name
        self.lineCount = lineCount
    }

    /// Names a document that was understood and is not taken all the same.
    init(_ document: FeedDocument) {
        switch document {
        case .order(let order):
            self.init(kind: "order", name: order.number.text, lineCount: order.lines.count)
        case .account(let account):
            self.init(kind: "account", name: account.domain.text, lineCount: 1)
        case .assignment(let assignment):
            self.init(kind: "assignment", name: assignment.orderNumber.text, lineCount: 1)
        }
    }
}
