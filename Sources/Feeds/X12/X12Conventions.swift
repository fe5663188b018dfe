// X12Conventions: which of the standard's codes mean what, for one partner.
//
// SOURCE       Data elements 66, 92, 98, 128 and 235 of version 004010, and what license distributors make of them.

/// The codes of a profile, with the defaults filled in, as `X12Code` packs them.
struct X12Conventions {
    /// The roles of the party that will use the licenses.
    ///
    /// A buyer, bill-to or ship-to is none: it often is the reseller.
    static let endCustomerRoles = ["EN", "UC", "MA", "Z7", "IA"]
    /// The roles of the reseller between the partner and the end customer.
    static let resellerRoles = ["DU"]
    /// The qualifiers of a product's number: the seller's and the manufacturer's before the trade's before the buyer's.
    static let skuQualifiers = [
        "VP", "VN", "MG", "MF", "SK", "VC", "VA", "PN", "MN", "BP", "UP", "UK", "UI", "UA", "EN", "EO", "EM", "IB",
        "IN",
        "CB", "PI",
    ]

    /// The types of stocking orders: `CN`, consigned order.
    static let stockingTypes = ["CN"]

    let skuQualifiers: [UInt32]
    /// Whether a product known by none of the qualifiers is known by the first that there is.
    let takesAnyQualifier: Bool
    let endCustomerRoles: [UInt32]
    let resellerRoles: [UInt32]
    /// 0 where the partner has none; so with the next two.
    let smartAccountReference: UInt32
    let virtualAccountReference: UInt32
    let orderNumberReference: UInt32
    let stockingTypes: [UInt32]

    init(_ profile: X12Profile) {
        let packed = { (codes: [String], defaults: [String]) in
            (codes.isEmpty ? defaults : codes).map { X12Code.packed($0.uppercased()) }
        }
        skuQualifiers = packed(profile.skuQualifiers, Self.skuQualifiers)
        takesAnyQualifier = profile.skuQualifiers.isEmpty
        endCustomerRoles = packed(profile.endCustomerRoles, Self.endCustomerRoles)
        resellerRoles = packed(profile.resellerRoles, Self.resellerRoles)
        smartAccountReference = X12Code.packed(profile.smartAccountReference?.uppercased() ?? "")
        virtualAccountReference = X12Code.packed(profile.virtualAccountReference?.uppercased() ?? "")
        orderNumberReference = X12Code.packed(profile.endCustomerOrderReference?.uppercased() ?? "")
        stockingTypes = packed(profile.stockingTypes, Self.stockingTypes)
    }

    /// How good a role is for the end customer: 0 is best; nil for none.
    func endCustomerRank(_ role: UInt32) -> Int? { endCustomerRoles.firstIndex(of: role) }

    /// How good a qualifier is for the SKU: 0 is best; nil for none.
    @inline(__always)
    func skuRank(_ qualifier: UInt32) -> Int? {
        for index in skuQualifiers.indices where skuQualifiers[index] == qualifier { return index }
        return takesAnyQualifier ? skuQualifiers.count : nil
    }
}
