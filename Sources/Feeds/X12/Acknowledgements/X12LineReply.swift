// X12LineReply: where a line stands, in the words of an 855 and an 865.
//
// GUARANTEES   One status for each line (data element 668): IA accepted; IQ and IC accepted with its quantity or another
//              value changed; IH on hold; AC already with the customer; ID deleted; IR rejected. What a line on hold waits
//              for, and why one is rejected, follows as text.

internal import Domain

/// The answer to one line.
struct X12LineReply {
    /// Data element 668, ACK01.
    let status: String
    /// Data element 670, POC02.
    let change: String
    /// Whether this is not what was asked for.
    let differs: Bool
    /// The line as it was asked for; nil for one that the document does not name.
    let asked: OrderLineDocument?
    /// The line as it stands.
    let outcome: LineOutcome
    /// What machines know the text by.
    let reference: String?
    /// What a person is told.
    let text: String?

    init(_ outcome: LineOutcome, asked: OrderLineDocument?, isChange: Bool) {
        self.outcome = outcome
        self.asked = asked
        let isOtherQuantity = Self.isOther(outcome.quantity, than: asked?.quantity?.count)
        let isOtherProduct = Self.isOther(outcome.sku, than: asked?.sku)
        // In a change IQ and IC tell what was done as asked; in an order, that it stands otherwise than it was sent.
        let isQuantityChanged = isChange ? outcome.previousQuantity != nil : isOtherQuantity
        let isOtherwiseChanged = isChange ? outcome.isChanged : isOtherProduct
        change = Self.change(outcome, asked: asked)
        switch outcome.status {
        case .accepted:
            status = isQuantityChanged ? "IQ" : isOtherwiseChanged ? "IC" : "IA"
            (reference, text) = (outcome.detail == nil ? nil : "accepted", outcome.detail)
        case .held(let reason):
            status = "IH"
            (reference, text) = ("held.\(reason.rawValue)", outcome.detail ?? reason.explanation)
        case .released:
            status = "AC"
            (reference, text) = (outcome.detail == nil ? nil : "released", outcome.detail)
        case .cancelled:
            status = "ID"
            (reference, text) = (outcome.detail == nil ? nil : "cancelled", outcome.detail)
        case .rejected(let fault):
            status = "IR"
            (reference, text) = (fault.code, "\(outcome.detail ?? fault.message); \(fault.remedy)")
        }
        differs =
            switch outcome.status {
            case .rejected: true
            case .cancelled: asked != nil && asked?.action != .cancel && !isChange
            case .accepted, .held, .released: isOtherQuantity || isOtherProduct
            }
    }

    /// A line of an order that was refused before its lines were looked at.
    init(refused asked: OrderLineDocument) {
        status = "IR"
        change = "RC"
        differs = true
        self.asked = asked
        outcome = LineOutcome(number: asked.number, status: .accepted)
        reference = nil
        text = nil
    }

    /// How many stand in the order now: PO102, POC03.
    var ordered: Int? { status == "ID" && asked?.action != .add ? 0 : outcome.quantity ?? asked?.quantity?.count }

    /// How many the status is about: ACK02.
    var acknowledged: Int? {
        switch status {
        case "ID": outcome.previousQuantity ?? asked?.quantity?.count ?? outcome.quantity
        case "IR": asked?.quantity?.count ?? outcome.quantity
        default: outcome.quantity ?? asked?.quantity?.count
        }
    }

    /// How many are still to be delivered: POC04.
    var left: Int? { status == "AC" || status == "ID" ? 0 : ordered }

    private static func isOther<Value: Equatable>(_ value: Value?, than asked: Value?) -> Bool {
        guard let value, let asked else { return false }
        return value != asked
    }

    /// What was done to the line: rejected change, deleted, added, quantity up or down, other values, nothing.
    private static func change(_ outcome: LineOutcome, asked: OrderLineDocument?) -> String {
        if case .rejected = outcome.status { return "RC" }
        if case .cancelled = outcome.status { return "DI" }
        if asked?.action == .add { return "AI" }
        if let before = outcome.previousQuantity, let now = outcome.quantity, before != now {
            return before < now ? "QI" : "QD"
        }
        return outcome.isChanged ? "CA" : "NC"
    }
}
