public import Domain

/// Which assets a list shows; what is nil does not restrict it.
public struct AssetFilter: Hashable, Sendable {
    /// What kind of thing.
    public var kind: AssetKind?
    /// Which SKU.
    public var sku: String?
    /// In which virtual account.
    public var virtualAccount: VirtualAccountID?
    /// What ends before this moment; nothing that has no end.
    public var expiringBefore: Timestamp?
    /// Through which partner it came, by name.
    public var partner: String?
    /// By which of the customer's own orders it came.
    public var orderNumber: String?

    /// A filter that shows everything; set what is to restrict it.
    public init() {}

    /// Whether it shows the asset.
    func shows(_ asset: AssetView, endingAt end: Int64?) -> Bool {
        if let expiringBefore {
            guard let end, end < expiringBefore.milliseconds else { return false }
        }
        return (kind == nil || asset.kind == kind?.rawValue)
            && (sku == nil || asset.sku == sku)
            && (partner == nil || asset.partner == partner)
            && (orderNumber == nil || asset.orderNumber == orderNumber)
    }

    /// Whether a list can have hardware, which lies in no virtual account and has no end.
    var mayShowHardware: Bool {
        virtualAccount == nil && expiringBefore == nil && (kind ?? .hardware) == .hardware
    }
    /// Whether a list can have licenses.
    var mayShowLicenses: Bool { kind != .hardware }
}
