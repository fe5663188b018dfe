public import Domain

/// An entry of the SKU catalog as it is written outside.
public struct ProductEntry: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["sku", "name", "kind", "termMonths", "isSmartEnabled", "isExportControlled"]

    /// The SKU.
    public var sku: String
    /// What it is called.
    public var name: String
    /// `perpetualLicense`, `termLicense`, `subscription`, `hardware` or `service`.
    public var kind: String
    /// Months from release to end, for term licenses and subscriptions.
    public var termMonths: Int?
    /// Whether its licenses go through Smart Accounts; nil means that licenses and subscriptions do.
    public var isSmartEnabled: Bool?
    /// Whether only product instances may use it whose registration token allows that; nil for no.
    public var isExportControlled: Bool?

    /// Puts an entry together.
    public init(
        sku: String,
        name: String,
        kind: String,
        termMonths: Int? = nil,
        isSmartEnabled: Bool? = nil,
        isExportControlled: Bool? = nil
    ) {
        self.sku = sku
        self.name = name
        self.kind = kind
        self.termMonths = termMonths
        self.isSmartEnabled = isSmartEnabled
        self.isExportControlled = isExportControlled
    }

    /// Describes a product.
    public init(_ product: Product) {
        sku = product.sku.text
        name = product.name
        isSmartEnabled = product.isSmartEnabled
        isExportControlled = product.isExportControlled ? true : nil
        termMonths = product.kind.termMonths
        kind =
            switch product.kind {
            case .perpetualLicense: "perpetualLicense"
            case .termLicense: "termLicense"
            case .subscription: "subscription"
            case .hardware: "hardware"
            case .service: "service"
            }
    }

    /// The product it describes.
    ///
    /// - Returns: the product.
    /// - Throws: `APIError` that names the SKU and what is wrong with it.
    public func product() throws(APIError) -> Product {
        do {
            let kind = try productKind()
            return Product(
                sku: try SKU(sku),
                name: try Name(name).text,
                kind: kind,
                isSmartEnabled: isSmartEnabled ?? (kind != .hardware && kind != .service),
                isExportControlled: isExportControlled ?? false
            )
        } catch {
            throw APIError.invalid("catalog.entry", "the product \(sku) \(error)")
        }
    }

    private func productKind() throws(ValueError) -> ProductKind {
        switch (kind, termMonths) {
        case ("perpetualLicense", nil): return .perpetualLicense
        case ("hardware", nil): return .hardware
        case ("service", nil): return .service
        case ("termLicense", let months?) where (1...1_200).contains(months): return .termLicense(months: months)
        case ("subscription", let months?) where (1...1_200).contains(months): return .subscription(months: months)
        case ("termLicense", _), ("subscription", _): throw .notA("complete: a \(kind) needs termMonths, 1 to 1200")
        case ("perpetualLicense", _), ("hardware", _), ("service", _): throw .notA("something that has termMonths")
        default: throw .notA("of a known kind: \(kind)")
        }
    }
}
