internal import Domain

/// Where a page of assets ends.
enum AssetPosition: Hashable {
    /// After a lot in a virtual account.
    case license(VirtualAccountID, LotID)
    /// After a device.
    case device(OrderLineID)

    /// Reads a position; nil for anything that is none.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 2, let account = VirtualAccountID(parts[0]), let lot = LotID(parts[1]) {
            self = .license(account, lot)
        } else if let line = OrderLineID(text) {
            self = .device(line)
        } else {
            return nil
        }
    }
}

extension AssetPosition: CustomStringConvertible {
    /// As a caller gives it back.
    var description: String {
        switch self {
        case .license(let account, let lot): "\(account).\(lot)"
        case .device(let line): line.description
        }
    }
}
