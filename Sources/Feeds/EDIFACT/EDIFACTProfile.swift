// EDIFACTProfile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in EDIFACT.
public struct EDIFACTProfile: Hashable, Sendable {
    /// The item number types (data element 7143) under which a line's SKU stands, the preferred first; empty for the
    /// default.
    public var skuQualifiers: [String]
    /// The party functions (data element 3035) of the end customer, the preferred first; empty for the default.
    public var endCustomerRoles: [String]
    /// The party functions of the reseller; empty for the default.
    public var resellerRoles: [String]
    /// The RFF qualifier (data element 1153) of the Smart Account's domain identifier or id.
    public var smartAccountReference: String?
    /// The FTX subject (data element 4451) whose text is the Smart Account.
    public var smartAccountText: String?
    /// The RFF qualifier of the virtual account.
    public var virtualAccountReference: String?
    /// The RFF qualifier of the end customer's own order number.
    public var endCustomerOrderReference: String?
    /// The document names (data element 1001) of stocking orders.
    public var stockingDocuments: [String]
    /// The syntax identifier whose characters the partner's texts really have, for example `UNOC`, where its UNB says UNOA or
    /// UNOB; nil to believe the UNB.
    public var characterSet: String?
    /// Whether CONTRL is written for every interchange, not only where it is asked for or where something is wrong.
    public var wantsSyntaxAcknowledgement: Bool
    /// Whether ORDRSP is written for each order.
    public var wantsOrderResponse: Bool

    /// What holds where the configuration says nothing.
    public init() {
        skuQualifiers = []
        endCustomerRoles = []
        resellerRoles = []
        stockingDocuments = []
        wantsSyntaxAcknowledgement = true
        wantsOrderResponse = true
    }
}
