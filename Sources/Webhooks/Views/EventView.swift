/// An event as people and programs are shown it.
public struct EventView: Codable, Hashable, Sendable {
    /// `evt_…`.
    public var id: String
    /// What happened, for example `license.released`.
    public var type: String
    /// For whose eyes it is: `ptn_…` or `sa_…`.
    public var owner: String
    /// `ord_…`, where it concerns an order.
    public var order: String?
    /// When it happened, RFC 3339.
    public var occurredAt: String
    /// The JSON text as it is posted.
    public var body: String

    /// Puts a view together.
    public init(
        id: String,
        type: String,
        owner: String,
        order: String?,
        occurredAt: String,
        body: String
    ) {
        self.id = id
        self.type = type
        self.owner = owner
        self.order = order
        self.occurredAt = occurredAt
        self.body = body
    }
}
