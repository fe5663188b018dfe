/// Which part of a listing is asked for.
public struct PagePosition: Hashable, Sendable {
    /// The most items a page may have.
    public static let maximumLimit = 1_000
    /// The items of a page when nobody says how many.
    public static let usualLimit = 100

    /// How many items, 1 to 1,000.
    public var limit: Int
    /// What the page before named as the next one; nil for the first page.
    ///
    /// Only who made it understands it.
    public var after: String?

    /// Describes a part; the first 100 items unless told otherwise.
    public init(limit: Int = usualLimit, after: String? = nil) {
        self.limit = limit
        self.after = after
    }
}
