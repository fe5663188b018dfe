public import Domain
public import Fulfilment

/// What people decide about lines of which the rules are not certain.
public protocol ReviewOperations: Sendable {
    /// The questions that a person has to answer, those that wait longest first.
    func questions(of partner: PartnerName?, at position: PagePosition) async throws -> Page<ReviewItemView>

    /// A line with everything that a person needs to decide about it.
    func review(_ line: LineKey) async throws -> ReviewView

    /// Decides whose a line is, and all held lines whose orders say the same.
    func confirm(_ line: LineKey, as request: ConfirmLineRequest, by actor: String) async throws -> ReviewResult

    /// Says whose a line is not, or takes that back.
    func reject(_ line: LineKey, _ request: RejectLineRequest, by actor: String) async throws -> ReviewResult

    /// Says that it is none of the accounts that are found.
    func denyAll(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult

    /// Says that nobody can say.
    func putOff(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult

    /// Takes back what people decided about a line that is not released.
    func undo(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult

    /// The decisions that wait for another person, the oldest first.
    func proposals(at position: PagePosition) async throws -> Page<ProposalView>

    /// Approves a proposal, as another person.
    func approve(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult

    /// Declines a proposal, or withdraws one's own.
    func decline(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult

    /// What was learned from decisions.
    func aliases(of partner: PartnerName?, at position: PagePosition) async throws -> Page<AliasView>

    /// An alias with the lines that are scheduled by it.
    func alias(_ id: AliasID) async throws -> AliasView

    /// Confirms an alias, as another person.
    func confirmAlias(_ id: AliasID, by actor: String) async throws -> AliasView

    /// Revokes an alias, and decides again about what is scheduled by it.
    func revokeAlias(_ id: AliasID, by actor: String) async throws -> AliasView

    /// What each tier has shown for each partner.
    func matchReport() async throws -> [TierReportView]
}
