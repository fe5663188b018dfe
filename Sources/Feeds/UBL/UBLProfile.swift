// UBLProfile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in UBL.
public struct UBLProfile: Hashable, Sendable {
    /// The parties that may be the end customer, the preferred first, for example `OriginatorCustomerParty`; empty for
    /// the default.
    public var endCustomerParties: [String]
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
        wantsOrderResponse = true
    }
}
