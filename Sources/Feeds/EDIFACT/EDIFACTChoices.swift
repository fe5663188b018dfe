// EDIFACTChoices: what the partner's profile says, and the standard where it says nothing.
//
// DOES NOT     Ever take the buyer, the invoicee or the delivery party for the end customer: in a distributor's order these
//              are the distributor itself or its reseller. EN, which X12 has for the end user, is a tenderer here.

/// Which qualifiers mean what.
struct EDIFACTChoices {
    /// The roles of the end customer (3035), the preferred first.
    let endCustomerRoles: [EDIFACTCode]
    /// The roles of the reseller; the standard has none.
    let resellerRoles: [EDIFACTCode]
    /// The reference of the Smart Account (1153).
    let smartAccountReference: EDIFACTCode
    /// The text subject of the Smart Account (4451).
    let smartAccountText: EDIFACTCode
    /// The reference of the virtual account.
    let virtualAccountReference: EDIFACTCode
    /// The references of the end customer's own order number.
    let endCustomerOrderReferences: [EDIFACTCode]
    /// The document names of stocking orders.
    let stockingDocuments: [EDIFACTCode]
    private let configuredItemTypes: [EDIFACTCode]

    init(_ profile: EDIFACTProfile) {
        let codes = { (texts: [String]) in texts.map { EDIFACTCode($0) } }
        // UD: the ultimate customer. UC: the ultimate consignee, "the final recipient".
        endCustomerRoles = codes(profile.endCustomerRoles.isEmpty ? ["UD", "UC"] : profile.endCustomerRoles)
        resellerRoles = codes(profile.resellerRoles)
        smartAccountReference = EDIFACTCode(profile.smartAccountReference ?? "")
        smartAccountText = EDIFACTCode(profile.smartAccountText ?? "")
        virtualAccountReference = EDIFACTCode(profile.virtualAccountReference ?? "")
        endCustomerOrderReferences = codes([profile.endCustomerOrderReference, "UO"].compactMap(\.self))
        // 227: a consignment order.
        stockingDocuments = codes(profile.stockingDocuments.isEmpty ? ["227"] : profile.stockingDocuments)
        configuredItemTypes = codes(profile.skuQualifiers)
    }

    /// The supplier's numbers, those of its makers, and those that mean the same for everybody.
    private static let supplierTypes = ["SA", "VP", "VN", "MF", "MP"].map { EDIFACTCode($0) }
    private static let commonTypes = ["EN", "SRV", "SRS", "UP", "IB", "IS"].map { EDIFACTCode($0) }
    private static let buyerTypes = ["IN", "BP", "CC", "CG"].map { EDIFACTCode($0) }

    /// How good an item number (7143) is as a SKU, 0 the best; nil for one that is none.
    ///
    /// - Parameters:
    ///   - type: its type; none where the segment says none.
    ///   - isLineItem: whether it is the number in the LIN itself, which is a SKU whatever its type unless it is the
    ///     buyer's own.
    /// - Returns: its rank.
    func rank(ofItemType type: EDIFACTCode, isLineItem: Bool) -> Int? {
        guard configuredItemTypes.isEmpty else { return configuredItemTypes.firstIndex(of: type) }
        if let index = Self.supplierTypes.firstIndex(of: type) { return index }
        if isLineItem { return Self.buyerTypes.contains(type) ? nil : 10 }
        return Self.commonTypes.firstIndex(of: type).map { 20 + $0 }
    }

    /// Whether an item number is the buyer's own.
    func isBuyers(_ type: EDIFACTCode) -> Bool { Self.buyerTypes.contains(type) }
}
