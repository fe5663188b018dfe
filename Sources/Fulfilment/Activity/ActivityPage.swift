/// A page of an activity log.
public struct ActivityPage: Codable, Equatable, Sendable {
    /// The entries, the newest first; with a filter, there can be fewer than asked for although others follow.
    public let entries: [ActivityView]
    /// After which entry the next page begins, `act_…`; nil at the end.
    public let next: String?

    /// Puts a page together.
    public init(entries: [ActivityView], next: String?) {
        self.entries = entries
        self.next = next
    }
}
