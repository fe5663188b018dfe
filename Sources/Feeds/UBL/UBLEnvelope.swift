public import Domain

/// Who a UBL document is from and for, and how it names itself, for its answer.
public struct UBLEnvelope: Hashable, Sendable {
    /// Which document it is.
    public enum Kind: String, Sendable {
        /// A new order.
        case order = "Order"
        /// A change of an order.
        case orderChange = "OrderChange"
        /// A cancellation of orders.
        case orderCancellation = "OrderCancellation"
    }

    /// Which document it is.
    public var kind: Kind
    /// Its own number as it is written; a change and a cancellation have one beside the order's.
    public var documentID: String
    /// The specification it follows, for example `urn:fdc:peppol.eu:poacc:trns:order:3`.
    public var customizationID: String
    /// The business process it is a part of, for example `urn:fdc:peppol.eu:poacc:bis:ordering:3`.
    public var profileID: String
    /// What the buyer wants to find in the answer.
    public var customerReference: String
    /// Its currency.
    public var currency: Name?
    /// The buyer.
    public var buyer: UBLPartner
    /// The seller.
    public var seller: UBLPartner
    /// The orders that it is about: one, or as many as a cancellation names.
    public var orders: [UBLOrder]

    /// An envelope of which nothing else is known.
    public init(kind: Kind) {
        self.kind = kind
        documentID = ""
        customizationID = ""
        profileID = ""
        customerReference = ""
        buyer = UBLPartner()
        seller = UBLPartner()
        orders = []
    }
}
