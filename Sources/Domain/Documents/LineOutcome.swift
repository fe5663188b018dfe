// LineOutcome: what became of one line of an order document.

/// The answer to one line.
public struct LineOutcome: Hashable, Sendable {
    /// Where the line stands after the document was taken.
    public enum Status: Hashable, Sendable {
        /// Accepted; its licenses are on their way to the customer, or it is only recorded.
        case accepted
        /// Accepted, and waiting for something.
        case held(HoldReason)
        /// Its licenses are with the customer already.
        case released
        /// Taken back, as was asked for.
        case cancelled
        /// What was asked of it was not done; the fault says why.
        case rejected(Fault)
    }

    /// Its number.
    public var number: LineNumber
    /// Where it stands.
    public var status: Status
    /// Whether this document changed it; false for a line that is new, or as it was.
    public var isChanged: Bool
    /// Its SKU as it is kept now.
    public var sku: SKU?
    /// How many licenses it has now; 0 for one that was taken back, nil for one that is not known.
    public var quantity: Int?
    /// How many it had before the document, where that is another number.
    public var previousQuantity: Int?
    /// A sentence for people, without a full stop: what a held line waits for, why one is rejected.
    public var detail: String?

    /// Puts an outcome together.
    public init(
        number: LineNumber,
        status: Status,
        isChanged: Bool = false,
        sku: SKU? = nil,
        quantity: Int? = nil,
        previousQuantity: Int? = nil,
        detail: String? = nil
    ) {
        self.number = number
        self.status = status
        self.isChanged = isChanged
        self.sku = sku
        self.quantity = quantity
        self.previousQuantity = previousQuantity
        self.detail = detail
    }
}
