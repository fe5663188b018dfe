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

    /// Whether it shows a device; of licenses, the statement itself gives what it shows.
    func shows(device: AssetView) -> Bool {
        (sku == nil || device.sku == sku) && (partner == nil || device.partner == partner)
            && (orderNumber == nil || device.orderNumber == orderNumber)
    }

    /// Whether a list can have hardware, which lies in no virtual account and has no end.
    var mayShowHardware: Bool {
        virtualAccount == nil && expiringBefore == nil && (kind ?? .hardware) == .hardware
    }
    /// Whether a list can have licenses.
    var mayShowLicenses: Bool { kind != .hardware }
}
