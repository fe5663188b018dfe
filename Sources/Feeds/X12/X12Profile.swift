// X12Profile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in X12.
public struct X12Profile: Hashable, Sendable {
    /// The qualifiers (data element 235) under which a line's SKU stands, the preferred first; empty for the default.
    public var skuQualifiers: [String]
    /// The roles (data element 98) of the party that is the end customer, the preferred first; empty for the default.
    public var endCustomerRoles: [String]
    /// The roles of the party that is the reseller; empty for the default.
    public var resellerRoles: [String]
    /// The REF qualifier (data element 128) of the Smart Account's domain identifier or id.
    public var smartAccountReference: String?
    /// The REF qualifier of the virtual account.
    public var virtualAccountReference: String?
    /// The REF qualifier of the end customer's own order number; `EU` is read in any case.
    public var endCustomerOrderReference: String?
    /// The BEG02 types (data element 92) of stocking orders.
    public var stockingTypes: [String]
    /// Whether 997 (999 for version 5010) is written.
    public var wantsFunctionalAcknowledgement: Bool
    /// Whether 855 is written for 850, and 865 for 860.
    public var wantsOrderAcknowledgement: Bool
    /// Whether TA1 is written for every interchange, not only where it is asked for or where the envelope is bad.
    public var alwaysWantsInterchangeAcknowledgement: Bool
    /// Whether a newline follows each segment of what is written.
    public var writesNewlines: Bool

    /// What holds where the configuration says nothing.
    public init() {
        skuQualifiers = []
        endCustomerRoles = []
        resellerRoles = []
        stockingTypes = []
        wantsFunctionalAcknowledgement = true
        wantsOrderAcknowledgement = true
        alwaysWantsInterchangeAcknowledgement = false
        writesNewlines = true
    }
}
