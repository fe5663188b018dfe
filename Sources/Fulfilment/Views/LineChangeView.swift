/// What one revision of an order did to a line.
public struct LineChangeView: Codable, Hashable, Sendable {
    /// The revision.
    public var revision: Int
    /// `added`, `changed` or `cancelled`.
    public var action: String
    /// How many it had; 0 where it was not there.
    public var oldQuantity: Int
    /// How many it has then; 0 where it was taken back.
    public var newQuantity: Int
    /// The product it was.
    public var oldSKU: String?
    /// The product it is then.
    public var newSKU: String?
    /// Who or what changed it, for example `feed:rcp_…`.
    public var actor: String
    /// When, RFC 3339.
    public var changedAt: String

    /// Puts a view together.
    public init(
        revision: Int,
        action: String,
        oldQuantity: Int,
        newQuantity: Int,
        oldSKU: String?,
        newSKU: String?,
        actor: String,
        changedAt: String
    ) {
        self.revision = revision
        self.action = action
        self.oldQuantity = oldQuantity
        self.newQuantity = newQuantity
        self.oldSKU = oldSKU
        self.newSKU = newSKU
        self.actor = actor
        self.changedAt = changedAt
    }
}
