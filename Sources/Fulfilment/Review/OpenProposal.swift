internal import Domain
internal import Storage

/// A decision that waits for another person.
struct OpenProposal {
    let id: ProposalID
    let partner: PartnerID
    let line: OrderLineID
    /// Whether it is for that line alone.
    let isForOneLine: Bool
    let account: SmartAccountID
    let virtualAccount: String?
    let because: String
    let overruled: String
    let proposer: String
    let domain: String

    /// What its lines wait for, for people.
    var detail: String {
        "\(proposer) proposes \(domain); another person has to approve it, because \(because): "
            + "holdfast review approve \(id)"
    }

    /// The one that keeps a line held.
    static func find(of line: OrderLineID, in snapshot: Snapshot) throws -> OpenProposal? {
        try snapshot.first(
            """
            SELECT p.id, p.partner, p.line, p.identity_hash, p.smart_account, p.virtual_account, p.because, p.overruled,
                p.proposer, a.domain
            FROM proposal_line l JOIN proposal p ON p.id = l.proposal JOIN smart_account a ON a.id = p.smart_account
            WHERE l.line = ?1
            """,
            line.rawValue,
            transform: OpenProposal.init
        )
    }

    /// The one with the id, as long as it is open.
    static func find(_ id: ProposalID, in snapshot: Snapshot) throws -> OpenProposal? {
        try snapshot.first(
            """
            SELECT p.id, p.partner, p.line, p.identity_hash, p.smart_account, p.virtual_account, p.because, p.overruled,
                p.proposer, a.domain
            FROM proposal p JOIN smart_account a ON a.id = p.smart_account WHERE p.id = ?1 AND p.state = 'open'
            """,
            id.rawValue,
            transform: OpenProposal.init
        )
    }

    private init(_ row: Row) {
        id = ProposalID(rawValue: row.integer(0))
        partner = PartnerID(rawValue: row.integer(1))
        line = OrderLineID(rawValue: row.integer(2))
        isForOneLine = row.integer(3) == 0
        account = SmartAccountID(rawValue: row.integer(4))
        virtualAccount = row.optionalText(5)
        because = row.text(6)
        overruled = row.text(7)
        proposer = row.text(8)
        domain = row.text(9)
    }
}
