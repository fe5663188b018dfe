/// What a person's decision did.
public struct ReviewResult: Codable, Hashable, Sendable {
    /// `rev_…`.
    public var id: String
    /// What happened, for people.
    public var explanation: String
    /// How many lines it is for.
    public var lineCount: Int
    /// `prp_…` where another person has to approve it first.
    public var proposal: String?
    /// `als_…` where it taught something.
    public var alias: String?
    /// What it overrules.
    public var overruled: [String]
    /// The line that was looked at, as it stands now.
    public var line: OrderLineView?

    /// Puts a result together.
    public init(
        id: String,
        explanation: String,
        lineCount: Int,
        proposal: String? = nil,
        alias: String? = nil,
        overruled: [String] = [],
        line: OrderLineView? = nil
    ) {
        self.id = id
        self.explanation = explanation
        self.lineCount = lineCount
        self.proposal = proposal
        self.alias = alias
        self.overruled = overruled
        self.line = line
    }
}
