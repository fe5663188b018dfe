/// What was moved, would be moved, or stopped it all.
public struct TransferView: Codable, Hashable, Sendable {
    /// What became of one item.
    public struct Item: Codable, Hashable, Sendable {
        /// Its place in the request, from 1.
        public var number: Int
        /// `moved`, `movable` where nothing was moved although this could be, or `refused`.
        public var outcome: String
        /// The virtual account that had it.
        public var source: String
        /// The virtual account that gets it.
        public var destination: String
        /// The SKU.
        public var sku: String?
        /// How many units.
        public var quantity: Int?
        /// From which lots.
        public var lots: [Part]
        /// Why it is refused.
        public var problem: Problem?
    }

    /// Units of a lot.
    public struct Part: Codable, Hashable, Sendable {
        /// `lot_…`.
        public var lot: String
        /// How many units of it.
        public var quantity: Int
        /// When their term ends, RFC 3339; nil for a license without an end.
        public var termEndsAt: String?
    }

    /// Why an item is refused.
    public struct Problem: Codable, Hashable, Sendable {
        /// A stable name of the reason.
        public var code: String
        /// What is wrong.
        public var message: String
        /// What can be done.
        public var remedy: String
    }

    /// Whether the licenses were moved: all of them, or none.
    public var isDone: Bool
    /// What became of each item.
    public var items: [Item]
}
