// LineDecider: decides about the waiting lines of one order, now.
//
// GUARANTEES   One code path decides, whatever asked for it: a new order, an account that appeared, an assignment, the
//              end of the undo window.
//              A line that waits tells by which keys it has to be decided again. So does one that is scheduled by what
//              was concluded; what somebody named is only looked at again when that account changes, and in any case
//              before the release.

internal import Domain
internal import Matching
internal import Storage

/// Decides about the lines of one order.
final class LineDecider {
    /// Lines with the same customer and the same assignment are decided once.
    private struct Question: Hashable {
        let endCustomer: Int64?
        let assignment: Int64?
    }

    private let order: OrderRecord
    private let settings: PartnerSettings
    private let snapshot: Snapshot
    private let policy: MatchPolicy
    private let index: DatabaseEvidenceIndex
    private let assignments: [AssignmentRecord]
    private lazy var customers = Result { try EndCustomer.all(of: order.id, in: snapshot) }
    /// The agreement in effect; asked for once, and only where something would be released.
    private lazy var agreement = Result { try CurrentAgreement.find(at: now, in: snapshot) }
    private var placements: [SmartAccountID: PlacementRules] = [:]
    private var decided: [Question: LineDecision] = [:]
    private let now: Timestamp

    init(_ order: OrderRecord, _ settings: PartnerSettings, now: Timestamp, in snapshot: Snapshot) throws {
        self.order = order
        self.settings = settings
        self.snapshot = snapshot
        self.now = now
        policy = try MatchPolicy.of(order.partner, settings.matching, now: now, in: snapshot)
        index = DatabaseEvidenceIndex(snapshot)
        assignments = try AssignmentRecord.current(order.partner, order.number, in: snapshot)
    }

    /// Decides about a line.
    ///
    /// - Parameters:
    ///   - line: a line that waits.
    ///   - isRequested: whether the partner asks for its release now.
    /// - Returns: the decision.
    /// - Throws: `StorageError`.
    func decide(_ line: LineRecord, isRequested: Bool = false) throws -> LineDecision {
        // The term of an unknown SKU is not known either: the catalog must find the line whatever else it waits for.
        let sku = !line.isInCatalog && settings.unknownSKUs == .hold ? line.sku : nil
        guard order.kind.isAssignable else {
            return .held(.notAssignable, HoldReason.notAssignable.explanation, sku: sku)
        }
        // Once the request has come the line has another reason, or none.
        if line.holdReason == .onRequest, !isRequested {
            return .held(.onRequest, HoldReason.onRequest.explanation, sku: sku)
        }
        if let sku {
            return .held(.needsReview, "SKU \(sku) is not in the catalog; add it, or correct the order", sku: sku)
        }
        // A line that nobody has decided about yet is in no proposal.
        if line.holdDetail != nil || line.state == .scheduled,
            let proposal = try OpenProposal.find(of: line.id, in: snapshot)
        {
            let waits = LineWaits(interests: try interests(evidence(line)))
            return LineDecision(outcome: .held(.needsReview, detail: proposal.detail), waits: waits)
        }
        let question = Question(
            endCustomer: line.endCustomer,
            assignment: assignments.counting(for: line.number)?.id
        )
        if let known = decided[question] { return known }
        let decision = try decideMatch(line)
        // Rules of placement look at each line's SKU.
        if try !isPlacedByRules(decision) { decided[question] = decision }
        return decision
    }

    /// What the order and the assignments say of a line's customer; without what a person decided, where that is asked.
    func evidence(_ line: LineRecord, withDecisions: Bool = true) throws -> Evidence {
        let assignment = assignments.counting(for: line.number)
        let said = [assignment, assignment.flatMap(assignments.later)].compactMap(\.self).map { statement($0, line) }
        let statements = withDecisions ? said : said.filter { !$0.isDecision }
        return Evidence(try customer(line), partner: order.partner, statements: statements)
    }

    /// What the order says of a line's customer, as it is written there.
    func customer(_ line: LineRecord) throws -> EndCustomer {
        guard let row = line.endCustomer else { return EndCustomer() }
        return try customers.get()[row] ?? EndCustomer()
    }

    /// What the rules say of evidence, with the accounts that have similar names where some are given.
    func verdict(_ evidence: Evidence, similar: [Suggestion]? = nil) throws -> Verdict {
        guard let similar else { return try MatchEngine().decide(evidence, policy, index) }
        return try MatchEngine().decide(evidence, policy, index, similar: similar)
    }

    /// What speaks for and against one account; nil where there is none.
    func candidate(_ account: SmartAccountID, _ evidence: Evidence) throws -> Candidate? {
        try MatchEngine().candidate(account, evidence, policy, index)
    }

    private func decideMatch(_ line: LineRecord) throws -> LineDecision {
        let evidence = try evidence(line)
        let verdict = try verdict(evidence)
        let decision =
            switch verdict.outcome {
            case .held(let reason): LineDecision.held(reason, verdict.explanation)
            case .matched(let account, let tier): try target(account, tier, line, evidence, verdict)
            }
        var complete = decision
        complete.shadow = verdict.shadow
        if case .matched(let target) = decision.outcome, target.tier <= .named { return complete }
        complete.waits.interests = interests(evidence)
        return complete
    }

    private func interests(_ evidence: Evidence) -> [Int64] { Array(Set(evidence.interests.map(\.kept))).sorted() }

    private func target(
        _ id: SmartAccountID,
        _ tier: EvidenceTier,
        _ line: LineRecord,
        _ evidence: Evidence,
        _ verdict: Verdict
    ) throws -> LineDecision {
        guard let account = index.accounts[id] else { return .held(.noAccount, HoldReason.noAccount.explanation) }
        let assignment = assignments.counting(for: line.number)
        let assigned = [assignment, assignment.flatMap(assignments.later)].compactMap { $0?.virtualAccount }
        guard Set(assigned).count < 2 else {
            let names = assigned.map(\.text).joined(separator: " and to ")
            let detail = "\(verdict.explanation); but it is assigned to \(names); a person must assign it"
            return .held(.ambiguous, detail)
        }
        let overruled = tier == .decision ? verdict.overruled(evidence, account) : []
        // The virtual account that an order names belongs to the account it names, not to one an operator chose.
        let name = try assigned.first ?? (overruled.isEmpty ? customer(line).virtualAccount : nil)
        let rest = overruled.isEmpty ? "" : "; it overrules that \(overruled.joined(separator: ", and "))"
        let explanation = verdict.explanation + rest
        let placed = try name == nil ? placement(line, account.id) : nil
        guard let virtualAccount = try placed?.virtualAccount ?? AccountDirectory(snapshot).virtualAccount(name, of: id)
        else {
            let what = name.map { "no virtual account “\($0)”" } ?? "no default virtual account"
            return .held(.needsReview, "\(explanation); \(account.domain) has \(what)")
        }
        if index.mayNeedAgreement, let agreement = try agreement.get(), try !agreement.isAccepted(by: id, in: snapshot)
        {
            let missing = "\(account.domain) has not accepted version \(agreement.version) of “\(agreement.title)”"
            return .held(.agreementPending, "\(explanation); \(missing)")
        }
        let rule =
            placed.map { "; placement rule \($0.rule) of the account puts it into “\(virtualAccount.name)”" } ?? ""
        return LineDecision(
            outcome: .matched(
                LineTarget(
                    account: account,
                    virtualAccount: virtualAccount,
                    tier: tier,
                    explanation: explanation + rule
                )
            )
        )
    }

    private func rules(of account: SmartAccountID) throws -> PlacementRules {
        // Told by the account's row: nearly no account has rules, and no order should pay for those that have.
        guard index.placed.contains(account) else { return PlacementRules([]) }
        if let known = placements[account] { return known }
        let rules = try PlacementRules(of: account, in: snapshot)
        placements[account] = rules
        return rules
    }

    private func isPlacedByRules(_ decision: LineDecision) throws -> Bool {
        guard case .matched(let target) = decision.outcome else { return false }
        return try !rules(of: target.account.id).isEmpty
    }

    /// Where the account's rules put a line; nil where none of them speaks of it.
    private func placement(_ line: LineRecord, _ account: SmartAccountID) throws
        -> (rule: Int, virtualAccount: VirtualAccount)?
    {
        let rules = try rules(of: account)
        guard !rules.isEmpty else { return nil }
        let subject = PlacementRules.Subject(
            sku: line.sku,
            customer: try customer(line),
            partner: settings.name.text,
            orderNumber: order.endCustomerOrderNumber
        )
        guard let place = rules.place(subject), let id = VirtualAccountID(place.virtualAccount) else { return nil }
        return try AccountDirectory(snapshot).virtualAccount(id).map { (place.rule, $0) }
    }

    /// Whether a line goes where the assignment says, now or as soon as nothing else holds it.
    func follows(_ line: LineRecord, _ assignment: AssignmentRecord) throws -> Bool {
        guard let counting = assignments.counting(for: line.number) else { return false }
        guard counting.id == assignment.id || assignments.later(than: counting)?.id == assignment.id else {
            return false
        }
        if case .held(.ambiguous, _) = try decide(line).outcome { return false }
        return true
    }

    private func statement(_ assignment: AssignmentRecord, _ line: LineRecord) -> Evidence.Statement {
        // Identifiers grow: a larger one means that it was said after the order had named its customer.
        let isLater = assignment.id > max(order.id.rawValue, line.endCustomer ?? 0)
        return Evidence.Statement(
            account: assignment.smartAccount,
            actor: assignment.actor,
            isDecision: isLater && assignment.isOperators
        )
    }
}

extension Verdict {
    /// What certain evidence says that leads elsewhere than a person decided.
    fileprivate func overruled(_ evidence: Evidence, _ account: SmartAccount) -> [String] {
        var reasons = candidates.filter { $0.account != account.id && $0.tier <= .confirmed }.flatMap(\.reasons)
        if let named = evidence.namedAccount {
            let reason = "the order names \(named)"
            let isOther =
                switch AccountReference(named) {
                case .domain(let domain): domain != account.domain
                case .id(let id): id != account.id
                case nil: true
                }
            if isOther, !reasons.contains(reason) { reasons.insert(reason, at: 0) }
        }
        return reasons
    }
}
