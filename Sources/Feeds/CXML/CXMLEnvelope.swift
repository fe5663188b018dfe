// CXMLEnvelope: what a cXML document says around its order, for the Response and the ConfirmationRequest.
//
// GUARANTEES   Holds no SharedSecret and no other proof of identity.

/// What a file says around its orders.
public struct CXMLEnvelope: Hashable, Sendable {
    /// The number of the document; what an answer refers to.
    public var payloadID: String
    /// Who the document is from.
    public var from: [CXMLCredential]
    /// Who it is for.
    public var to: [CXMLCredential]
    /// Whether the sender calls it a test.
    public var isTest: Bool
    /// Whether it is a request, which is answered by a Response; messages and responses are not.
    public var isRequest: Bool
    /// What is asked for where that is not an order, for example `PunchOutSetupRequest`.
    public var otherRequest: String?
    /// Its orders: one in all documents that follow the DTD.
    public var orders: [CXMLOrder]

    /// An envelope of which nothing is known.
    public init() {
        payloadID = ""
        from = []
        to = []
        isTest = false
        isRequest = false
        orders = []
    }
}
