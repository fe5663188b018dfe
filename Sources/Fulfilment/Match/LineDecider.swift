// LineDecider: decides about the waiting lines of one order, now.
//
// GUARANTEES   One code path decides, whatever asked for it: a new order, an account that appeared, an assignment, the
//              end of the undo window.

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
    private let index: DatabaseMatchIndex
    private let assignments: [AssignmentRecord]
    private var decided: [Question: LineDecision] = [:]

    init(_ order: OrderRecord, _ settings: PartnerSettings, in snapshot: Snapshot) throws {
        self.order = order
        self.settings = settings
        index = DatabaseMatchIndex(snapshot)
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
        let isUnknown = !line.isInCatalog && settings.unknownSKUs == .hold
        let keys = isUnknown ? [WaitingKey.sku(line.sku)] : []
        guard order.kind.isAssignable else {
            return .held(.notAssignable, detail: HoldReason.notAssignable.explanation, waitingFor: keys)
        }
        // Once the request has come the line has another reason, or none.
        if line.holdReason == .onRequest, !isRequested {
            return .held(.onRequest, detail: HoldReason.onRequest.explanation, waitingFor: keys)
        }
        if isUnknown {
            let detail = "SKU \(line.sku) is not in the catalog; add it, or correct the order"
            return .held(.needsReview, detail: detail, waitingFor: keys)
        }
        let assignment = assignments.counting(for: line.number)
        let question = Question(endCustomer: line.endCustomer, assignment: assignment?.id)
        if let known = decided[question] { return known }
        let decision: LineDecision =
            switch try Matcher().decide(evidence(line, assignment), index) {
            case .matched(let account, let virtualAccount, let tier, let explanation):
                .matched(
                    LineTarget(account: account, virtualAccount: virtualAccount, tier: tier, explanation: explanation)
                )
            case .held(let reason, let explanation, let keys):
                .held(reason, detail: explanation, waitingFor: keys.map(WaitingKey.match))
            }
        decided[question] = decision
        return decision
    }

    /// Whether a line goes where the assignment says, now or as soon as nothing else holds it.
    func follows(_ line: LineRecord, _ assignment: AssignmentRecord) throws -> Bool {
        guard let counting = assignments.counting(for: line.number) else { return false }
        guard counting.id == assignment.id || assignments.later(than: counting)?.id == assignment.id else {
            return false
        }
        if case .held(.ambiguous, _, _) = try decide(line) { return false }
        return true
    }

    private func evidence(_ line: LineRecord, _ assignment: AssignmentRecord?) -> MatchEvidence {
        var evidence = MatchEvidence(partner: order.partner, orderKind: order.kind)
        evidence.smartAccount = line.namedSmartAccount.map(Name.init(unchecked:))
        evidence.virtualAccount = line.namedVirtualAccount.map(VirtualAccountName.init(unchecked:))
        evidence.customerNumber = line.customerNumber.map(CustomerNumber.init(unchecked:))
        evidence.assignment = assignment.map { statement($0, line) }
        evidence.laterAssignment = assignment.flatMap(assignments.later).map { statement($0, line) }
        return evidence
    }

    private func statement(_ assignment: AssignmentRecord, _ line: LineRecord) -> MatchEvidence.Assignment {
        // Identifiers grow: a larger one means that it was said after the order had named its customer.
        let isLater = assignment.id > max(order.id.rawValue, line.endCustomer ?? 0)
        return MatchEvidence.Assignment(
            smartAccount: assignment.smartAccount,
            virtualAccount: assignment.virtualAccount,
            actor: assignment.actor,
            isOperatorsDecision: isLater && assignment.isOperators
        )
    }
}
