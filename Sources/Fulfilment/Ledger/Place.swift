internal import Domain

/// Where units of a lot can be.
enum Place: Hashable {
    /// Not with us: before they were received, and after they were cancelled or returned.
    case supplier
    /// In a partner's holding account.
    case holding(HoldingAccountID)
    /// In a virtual account of a customer.
    case virtual(VirtualAccountID)

    /// As the movement's row writes it.
    var columns: (kind: Int, account: Int64) {
        switch self {
        case .supplier: (0, 0)
        case .holding(let id): (1, id.rawValue)
        case .virtual(let id): (2, id.rawValue)
        }
    }
}
