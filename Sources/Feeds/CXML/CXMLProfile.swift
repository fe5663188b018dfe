// CXMLProfile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in cXML.
public struct CXMLProfile: Hashable, Sendable {
    /// The roles of the party that is the end customer, the preferred first; empty for `endUser`, `subsequentBuyer`.
    ///
    /// A role is that of a `Contact` or `BusinessPartner`; `shipTo` and `billTo` are the elements of those names.
    public var endCustomerRoles: [String]
    /// The name of the `Extrinsic`, or the domain of the `IdReference`, that holds the Smart Account's domain identifier
    /// or id; nil for `smartAccount`.
    public var smartAccountExtrinsic: String?
    /// The same for the virtual account; nil for `virtualAccount`.
    public var virtualAccountExtrinsic: String?
    /// The same for the partner's number of the customer; nil for none.
    public var customerNumberExtrinsic: String?
    /// The same for the end customer's own order number; nil for `endCustomerOrderNumber`.
    public var endCustomerOrderExtrinsic: String?
    /// Whether a Response is written.
    public var wantsResponse: Bool
    /// Whether a ConfirmationRequest is written for each order.
    public var wantsConfirmation: Bool

    /// What holds where the configuration says nothing.
    public init() {
        endCustomerRoles = []
        wantsResponse = true
        wantsConfirmation = true
    }
}
