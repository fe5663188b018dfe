import Domain
import Fulfilment

extension FulfilmentWorld {
    /// Takes one order in as a sender does that wants to be answered.
    func outcome(_ document: OrderDocument) async throws -> OrderOutcome? {
        try await result([.order(document)], wantsOutcomes: true).outcomes.first ?? nil
    }
}

extension LineOutcome {
    /// Number, status, SKU and quantity, what it was before, and whether it was changed.
    var told: String {
        let status =
            switch self.status {
            case .accepted: "accepted"
            case .held(let reason): "held \(reason.rawValue)"
            case .released: "released"
            case .cancelled: "cancelled"
            case .rejected(let fault): "rejected \(fault.code)"
            }
        let before = previousQuantity.map { "was \($0)" }
        let parts = [sku?.text, quantity.map(String.init), before, isChanged ? "changed" : nil]
        return ([number.text, status] + parts.compactMap(\.self)).joined(separator: " ")
    }
}
