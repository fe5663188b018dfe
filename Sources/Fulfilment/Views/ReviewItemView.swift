/// A question for a person: the oldest of the held lines whose orders say the same of the customer.
public struct ReviewItemView: Codable, Hashable, Sendable {
    /// The line that waits longest.
    public var line: HeldLineView
    /// The end customer's country as written.
    public var country: String?
    /// The company's domain, as far as the order gives one.
    public var domain: String?
    /// How many held lines one decision is for, as far as they were counted.
    public var heldLines: Int
    /// Whether there are more than were counted.
    public var hasMore: Bool
    /// `unsure` where somebody could not say.
    public var answer: String?
    /// What was noted then.
    public var note: String?
    /// Who said it.
    public var answeredBy: String?
    /// `prp_…` of the decision that waits for another person.
    public var proposal: String?

    /// Puts a view together.
    public init(line: HeldLineView, heldLines: Int, hasMore: Bool) {
        self.line = line
        self.heldLines = heldLines
        self.hasMore = hasMore
    }
}
