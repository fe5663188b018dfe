import Domain
import Fulfilment
import HTTPAPI

extension FakeOperations {
    func questions(of partner: PartnerName?, at position: PagePosition) async throws -> Page<ReviewItemView> {
        try note("questions \(partner?.text ?? "-")", position)
        return Page(items: [ReviewItemView(line: Sample.heldLine, heldLines: 3, hasMore: false)], next: next)
    }

    func review(_ line: LineKey) async throws -> ReviewView {
        try note("review \(describe(line))")
        return ReviewView(
            partner: "acme",
            orderNumber: "PO/4711",
            line: Sample.line,
            outcome: "ambiguous",
            explanation: "tie"
        )
    }

    func confirm(_ line: LineKey, as request: ConfirmLineRequest, by actor: String) async throws -> ReviewResult {
        let flags = [request.onlyThisLine == true ? "only" : nil, request.override == true ? "override" : nil]
        let parts = [request.smartAccount, request.virtualAccount ?? "-"] + flags.compactMap(\.self)
        try note("confirm \(describe(line)) \(parts.joined(separator: " ")) by \(actor)")
        return Self.result
    }

    func reject(_ line: LineKey, _ request: RejectLineRequest, by actor: String) async throws -> ReviewResult {
        let verb = request.revoke == true ? "accept" : "reject"
        try note("\(verb) \(describe(line)) \(request.smartAccount) \(request.note ?? "-") by \(actor)")
        return Self.result
    }

    func denyAll(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try self.note("none \(describe(line)) \(note ?? "-") by \(actor)")
        return Self.result
    }

    func putOff(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try self.note("unsure \(describe(line)) \(note ?? "-") by \(actor)")
        return Self.result
    }

    func undo(_ line: LineKey, note: String?, by actor: String) async throws -> ReviewResult {
        try self.note("undo \(describe(line)) \(note ?? "-") by \(actor)")
        return Self.result
    }

    func proposals(at position: PagePosition) async throws -> Page<ProposalView> {
        try note("proposals", position)
        return Page(items: [], next: next)
    }

    func approve(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult {
        try self.note("approve \(id) \(note ?? "-") by \(actor)")
        return Self.result
    }

    func decline(_ id: ProposalID, note: String?, by actor: String) async throws -> ReviewResult {
        try self.note("decline \(id) \(note ?? "-") by \(actor)")
        return Self.result
    }

    func aliases(of partner: PartnerName?, at position: PagePosition) async throws -> Page<AliasView> {
        try note("aliases \(partner?.text ?? "-")", position)
        return Page(items: [Self.alias], next: next)
    }

    func alias(_ id: AliasID) async throws -> AliasView {
        try note("alias \(id)")
        return Self.alias
    }

    func confirmAlias(_ id: AliasID, by actor: String) async throws -> AliasView {
        try note("confirmAlias \(id) by \(actor)")
        return Self.alias
    }

    func revokeAlias(_ id: AliasID, by actor: String) async throws -> AliasView {
        try note("revokeAlias \(id) by \(actor)")
        return Self.alias
    }

    func matchReport() async throws -> [TierReportView] {
        try note("matchReport")
        return []
    }

    private static let result = ReviewResult(id: "rev_1", explanation: "3 lines assigned", lineCount: 3)
    private static let alias = AliasView(
        id: "als_1",
        partner: "acme",
        name: "xyz gmbh",
        smartAccount: "xyz.com",
        state: "candidate",
        author: "operator:anna",
        learnedAt: Sample.moment,
        learnedFrom: "PO/4711"
    )

    private func describe(_ line: LineKey) -> String {
        if case .number(_, _, of: let partner?) = line { return "\(partner) \(line)" }
        return "\(line)"
    }
}
