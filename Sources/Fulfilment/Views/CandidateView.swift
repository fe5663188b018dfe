/// A Smart Account that a line may belong to, as people and programs are shown it.
public struct CandidateView: Codable, Hashable, Sendable {
    /// How a field of the order compares with the account's.
    public struct Field: Codable, Hashable, Sendable {
        /// The field, for example `name`.
        public var name: String
        /// `A` the same, `B` similar, `F` different, `Z` one side says nothing.
        public var grade: String

        /// Puts a view together.
        public init(name: String, grade: String) {
            self.name = name
            self.grade = grade
        }
    }

    /// `sa_…`.
    public var id: String
    /// Its domain identifier.
    public var smartAccount: String
    /// `certain`, `probable`, `possible` or `certainly-not`.
    public var likelihood: String
    /// The strongest rule that found it, `T0` to `T7`.
    public var tier: String
    /// How similar its best name is, 0 to 1.
    public var similarity: Double
    /// Which of its names compares best.
    public var matchedName: String?
    /// Where that name comes from: `current`, `additional` or `former`.
    public var nameOrigin: String?
    /// How the fields compare.
    public var fields: [Field]
    /// What speaks for it, the strongest first.
    public var reasons: [String]
    /// What speaks against it, or says too little.
    public var against: [String]
    /// One line that says it all.
    public var explanation: String

    /// Puts a view together.
    public init(
        id: String,
        smartAccount: String,
        likelihood: String,
        tier: String,
        similarity: Double,
        matchedName: String?,
        nameOrigin: String?,
        fields: [Field],
        reasons: [String],
        against: [String],
        explanation: String
    ) {
        self.id = id
        self.smartAccount = smartAccount
        self.likelihood = likelihood
        self.tier = tier
        self.similarity = similarity
        self.matchedName = matchedName
        self.nameOrigin = nameOrigin
        self.fields = fields
        self.reasons = reasons
        self.against = against
        self.explanation = explanation
    }
}
