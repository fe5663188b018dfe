/// Where a release of the past would have gone.
public struct PlacementTrialView: Codable, Hashable, Sendable {
    /// `lot_…`.
    public var lot: String
    /// Its SKU.
    public var sku: String
    /// How many licenses it was.
    public var quantity: Int
    /// When it was released, RFC 3339.
    public var releasedAt: String
    /// Where it went.
    public var virtualAccount: String
    /// Where it would have gone by the rules.
    public var wouldGoTo: String
    /// Which rule says so, from 1; nil where none does: the default counts, or the order named the virtual account.
    public var rule: Int?

    /// Puts a view together.
    public init(
        lot: String,
        sku: String,
        quantity: Int,
        releasedAt: String,
        virtualAccount: String,
        wouldGoTo: String,
        rule: Int?
    ) {
        self.lot = lot
        self.sku = sku
        self.quantity = quantity
        self.releasedAt = releasedAt
        self.virtualAccount = virtualAccount
        self.wouldGoTo = wouldGoTo
        self.rule = rule
    }
}
