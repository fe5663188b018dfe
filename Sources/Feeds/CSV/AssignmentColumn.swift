// AssignmentColumn: the columns of a file of assignments. An order's and a line's number have the same aliases as in
// a file of orders.

/// A column of a file of assignments.
enum AssignmentColumn: String, CSVColumn, CaseIterable {
    case orderNumber, lineNumber, smartAccount, virtualAccount

    static var all: [AssignmentColumn] { allCases }
    static let known = byName()

    var name: String { rawValue }

    var aliases: [String] { orderColumn.aliases }

    var isIdentifier: Bool { self != .virtualAccount }

    /// The same column in a file of orders.
    var orderColumn: OrderColumn {
        switch self {
        case .orderNumber: .number
        case .lineNumber: .lineNumber
        case .smartAccount: .customer(.smartAccount)
        case .virtualAccount: .customer(.virtualAccount)
        }
    }
}
