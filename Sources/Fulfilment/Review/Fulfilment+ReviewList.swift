// What waits for a person: one entry for each question, the oldest first.

public import Domain
internal import Matching
public import Storage

extension Fulfilment {
    /// The questions that a person has to answer, those that wait longest first, and those that somebody was unsure about
    /// last.
    ///
    /// A question is listed with the oldest of its lines. What nobody can answer with an account is not listed: what waits
    /// for the catalog, for the partner, or for an account to become active; nor what was answered with "none of these",
    /// until another account is found.
    ///
    /// - Parameters:
    ///   - partner: whose; nil for everybody's.
    ///   - after: what the page before named as the next place; nil for the first page.
    ///   - limit: how many, 1 to 1,000.
    ///   - snapshot: the state to look at.
    /// - Returns: the questions, and the place where the next page goes on; nil at the end.
    /// - Throws: `StorageError`.
    public func reviewList(
        partner: PartnerID? = nil,
        after: ReviewPlace? = nil,
        limit: Int = 100,
        in snapshot: Snapshot
    ) throws -> (items: [ReviewItemView], next: ReviewPlace?) {
        let list = ReviewList(fulfilment: self, partner: partner, snapshot: snapshot)
        return try list.page(after: after, limit: min(max(limit, 1), OrderFilter.maximumLimit))
    }
}
