/// A line of an order as people and programs are shown it, for its partner's eyes.
public struct OrderLineView: Codable, Hashable, Sendable {
    /// `oln_…`.
    public var id: String
    /// Its number within the order, text.
    public var number: String
    /// The line it is a part of.
    public var parent: String?
    /// The product.
    public var sku: String
    /// How many.
    public var quantity: Int
    /// `held`, `scheduled`, `released`, `cancelled`, `returned`, `rejected` or `recorded`.
    public var state: String
    /// Why it waits, when it is held.
    public var holdReason: String?
    /// What is missing and who can supply it, for people.
    public var holdDetail: String?
    /// Since when it waits, RFC 3339.
    public var heldSince: String?
    /// The domain identifier of the matched Smart Account.
    public var smartAccount: String?
    /// The name of the target virtual account.
    public var virtualAccount: String?
    /// When the undo window ends, RFC 3339.
    public var releaseAt: String?
    /// When it was released, RFC 3339.
    public var releasedAt: String?
    /// When the term ends that started with the release, RFC 3339.
    public var termEndsAt: String?
    /// The decisions about it, oldest first; nil where they were not asked for.
    public var decisions: [DecisionView]?
    /// What revisions did to it, oldest first; nil where there were none, or they were not asked for.
    public var changes: [LineChangeView]?

    /// Makes a view of what every line has; the rest is set by the caller.
    public init(id: String, number: String, sku: String, quantity: Int, state: String) {
        self.id = id
        self.number = number
        self.sku = sku
        self.quantity = quantity
        self.state = state
    }
}
