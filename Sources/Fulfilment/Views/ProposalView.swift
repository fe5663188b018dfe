/// A decision that another person has to approve.
public struct ProposalView: Codable, Hashable, Sendable {
    /// `prp_…`.
    public var id: String
    /// The partner's name.
    public var partner: String
    /// The partner's number of the order that was looked at.
    public var orderNumber: String
    /// The line that was looked at.
    public var number: String
    /// The account's domain identifier.
    public var smartAccount: String
    /// How many lines it keeps held.
    public var heldLines: Int
    /// Why another person is needed.
    public var because: String
    /// What speaks against it.
    public var overruled: String?
    /// What was noted.
    public var note: String?
    /// Who proposed it.
    public var proposer: String
    /// When, RFC 3339.
    public var proposedAt: String

    /// Puts a view together.
    public init(
        id: String,
        partner: String,
        orderNumber: String,
        number: String,
        smartAccount: String,
        heldLines: Int,
        because: String,
        overruled: String?,
        note: String?,
        proposer: String,
        proposedAt: String
    ) {
        self.id = id
        self.partner = partner
        self.orderNumber = orderNumber
        self.number = number
        self.smartAccount = smartAccount
        self.heldLines = heldLines
        self.because = because
        self.overruled = overruled
        self.note = note
        self.proposer = proposer
        self.proposedAt = proposedAt
    }
}
