// What a SKU is.

/// What kind of thing a SKU stands for.
public enum ProductKind: Hashable, Sendable {
    /// A license without an end.
    case perpetualLicense
    /// A license for so many months from its release.
    case termLicense(months: Int)
    /// A subscription for so many months from its release.
    case subscription(months: Int)
    /// A device; nothing is released, it is only recorded.
    case hardware
    /// A service; nothing is released, it is only recorded.
    case service

    /// Months from release to end, nil for what does not end.
    public var termMonths: Int? {
        switch self {
        case .termLicense(let months), .subscription(let months): months
        case .perpetualLicense, .hardware, .service: nil
        }
    }
}

/// An entry of the SKU catalog.
public struct Product: Hashable, Sendable {
    /// The SKU.
    public let sku: SKU
    /// What it is called.
    public let name: String
    /// What it is.
    public let kind: ProductKind
    /// Whether its licenses go through Smart Accounts; others are recorded and never held.
    public let isSmartEnabled: Bool
    /// Whether only product instances may use it that registered with a token which allows that.
    public let isExportControlled: Bool

    /// Describes a product.
    public init(sku: SKU, name: String, kind: ProductKind, isSmartEnabled: Bool, isExportControlled: Bool = false) {
        self.sku = sku
        self.name = name
        self.kind = kind
        self.isSmartEnabled = isSmartEnabled
        self.isExportControlled = isExportControlled
    }
}
