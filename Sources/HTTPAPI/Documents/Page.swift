/// A part of a listing.
public struct Page<Item: Codable & Sendable>: Codable, Sendable {
    /// The items, in the listing's order.
    public var items: [Item]
    /// What `after` has to be for the next part; nil at the end.
    public var next: String?

    /// Puts a page together.
    public init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}
