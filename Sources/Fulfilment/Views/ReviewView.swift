/// A line with everything that a person needs to decide about it.
public struct ReviewView: Codable, Hashable, Sendable {
    /// A field of what the order says of its customer.
    public struct Field: Codable, Hashable, Sendable {
        /// The field, for example `taxIdentifier`.
        public var name: String
        /// What is written there.
        public var value: String

        /// Puts a view together.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What people decided about it before.
    public struct Decision: Codable, Hashable, Sendable {
        /// `rev_…`.
        public var id: String
        /// `confirm`, `propose`, `approve`, `decline`, `reject`, `accept`, `none`, `unsure` or `undo`.
        public var verb: String
        /// The account's domain identifier, where it names one.
        public var smartAccount: String?
        /// What it did.
        public var explanation: String
        /// What was noted.
        public var note: String?
        /// Who decided.
        public var actor: String
        /// When, RFC 3339.
        public var decidedAt: String
        /// The version of the rules that were followed then.
        public var ruleVersion: Int

        /// Puts a view together.
        public init(
            id: String,
            verb: String,
            smartAccount: String?,
            explanation: String,
            note: String?,
            actor: String,
            decidedAt: String,
            ruleVersion: Int
        ) {
            self.id = id
            self.verb = verb
            self.smartAccount = smartAccount
            self.explanation = explanation
            self.note = note
            self.actor = actor
            self.decidedAt = decidedAt
            self.ruleVersion = ruleVersion
        }
    }

    /// The partner's name.
    public var partner: String
    /// The partner's number of the order.
    public var orderNumber: String
    /// The line as it stands.
    public var line: OrderLineView
    /// What the order says of its customer, as written.
    public var customer: [Field]
    /// What of it is no evidence, and why.
    public var notes: [String]
    /// What the rules say now: `matched` or the reason to hold the line.
    public var outcome: String
    /// The rule that matches, or would in shadow.
    public var tier: String?
    /// The account that a rule in shadow would match.
    public var shadow: String?
    /// A sentence for people.
    public var explanation: String
    /// The accounts that it may belong to, the best first, at most five.
    public var candidates: [CandidateView]
    /// By how much the best name is more similar than the runner-up's; nil without a runner-up.
    public var margin: Double?
    /// How many held lines one decision is for, as far as they were counted.
    public var heldLines: Int
    /// Whether there are more than were counted.
    public var hasMore: Bool
    /// The decision that waits for another person.
    public var proposal: ProposalView?
    /// What people decided before, oldest first.
    public var decisions: [Decision]
    /// The version of the rules.
    public var ruleVersion: Int
    /// The version of the normalization.
    public var normalizationVersion: Int
    /// The version of the accounts.
    public var registryVersion: Int

    /// Puts a view together; the rest is set by the caller.
    public init(partner: String, orderNumber: String, line: OrderLineView, outcome: String, explanation: String) {
        self.partner = partner
        self.orderNumber = orderNumber
        self.line = line
        self.outcome = outcome
        self.explanation = explanation
        (customer, notes, candidates, decisions) = ([], [], [], [])
        (heldLines, hasMore) = (0, false)
        (ruleVersion, normalizationVersion, registryVersion) = (0, 0, 0)
    }
}
