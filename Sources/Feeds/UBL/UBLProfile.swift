// UBLProfile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in UBL.
public struct UBLProfile: Hashable, Sendable {
    /// The parties that may be the end customer, the preferred first, for example `OriginatorCustomerParty`; empty for
    /// the default.
    ///
    /// `OriginatorCustomerParty`, `BuyerCustomerParty` and `AccountingCustomerParty` are parties of the order,
    /// `OriginatorParty` is one of a line, `DeliveryParty` one of either.
    public var endCustomerParties: [String]
    /// The identifications of an item that may be the SKU, the preferred first, for example
    /// `SellersItemIdentification`; empty for the default.
    public var skuIdentifications: [String]
    /// The name of the `AdditionalItemProperty`, or the type of the `AdditionalDocumentReference`, that holds the Smart
    /// Account's domain identifier or id.
    public var smartAccountProperty: String?
    /// The same for the virtual account.
    public var virtualAccountProperty: String?
    /// Whether an OrderResponse is written for each order.
    public var wantsOrderResponse: Bool

    /// What holds where the configuration says nothing.
    public init() {
        endCustomerParties = []
        skuIdentifications = []
        wantsOrderResponse = true
    }
}
