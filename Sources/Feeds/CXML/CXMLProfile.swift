// CXMLProfile: what the standard leaves to the partners, and how one of them fills it.

/// How a partner writes and is answered in cXML.
public struct CXMLProfile: Hashable, Sendable {
    /// The roles of the `Contact` that is the end customer, the preferred first; empty for the default.
    public var endCustomerRoles: [String]
    /// The name of the `Extrinsic` that holds the Smart Account's domain identifier or id.
    public var smartAccountExtrinsic: String?
    /// The name of the `Extrinsic` that holds the virtual account.
    public var virtualAccountExtrinsic: String?
    /// The name of the `Extrinsic` that holds the partner's number of the customer.
    public var customerNumberExtrinsic: String?
    /// The name of the `Extrinsic` that holds the end customer's own order number.
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
