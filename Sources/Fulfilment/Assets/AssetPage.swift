/// A page of what an account owns.
public struct AssetPage: Codable, Equatable, Sendable {
    /// The assets, the oldest first; with a filter, there can be fewer than asked for although others follow.
    public let assets: [AssetView]
    /// After which asset the next page begins; nil at the end.
    public let next: String?

    /// Puts a page together.
    public init(assets: [AssetView], next: String?) {
        self.assets = assets
        self.next = next
    }
}
