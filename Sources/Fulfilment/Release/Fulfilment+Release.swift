// The command to release lines now.

internal import Domain
public import Storage

extension Fulfilment {
    /// Releases lines now: without the rest of the undo window, and without waiting for the partner's request any more.
    ///
    /// A line whose account is not certain is not released: it goes on waiting, for the reason its view tells.
    ///
    /// - Parameters:
    ///   - request: which lines, and who commands it.
    ///   - transaction: the caller's transaction.
    /// - Returns: the lines as they stand then.
    /// - Throws: `FulfilmentError` when the order or a line is unknown, or the order is never assignable; `StorageError`.
    public func release(_ request: ReleaseRequest, in transaction: Transaction) throws -> [OrderLineView] {
        let operation = operation(request.actor, in: transaction)
        let order = try order(request.partner, request.orderNumber, in: operation.snapshot)
        guard order.kind.isAssignable else {
            throw FulfilmentError(
                code: "order.notAssignable",
                message:
                    "order \(order.number) is of kind \(order.kind.rawValue), which is never released to a customer",
                remedy: "send a standard order for what the customer is to get"
            )
        }
        let numbers = Set(request.lineNumbers.map(\.text))
        let lines = try LineRecord.all(order.id, in: operation.snapshot).chosen(numbers, of: order)
        let decider = try decider(order, operation)
        let work = OrderWork(self, operation, order)
        for line in lines where line.state.isWaiting {
            let decision = try decider.decide(line, isRequested: true)
            if case .matched(let target) = decision.outcome {
                try work.release(line, target)
            } else {
                try work.settle(line, decision)
            }
        }
        if !work.released.isEmpty {
            let released = work.released.map(\.line.number).joined(separator: ", ")
            try work.remember(.orderReleased, "order \(order.number): released lines \(released)")
        }
        try work.finish()
        return try OrderLineView.views(of: order.id, only: numbers, in: operation.snapshot)
    }

    /// The order of that number.
    func order(_ partner: PartnerID, _ number: OrderNumber, in snapshot: Snapshot) throws -> OrderRecord {
        guard let order = try OrderRecord.find(partner: partner, number: number, in: snapshot) else {
            throw FulfilmentError(
                code: "order.unknown",
                message: "there is no order \(number)",
                remedy: "check the number, and whose order it is"
            )
        }
        return order
    }
}

extension [LineRecord] {
    /// The lines with these numbers; all of them for none.
    func chosen(_ numbers: Set<String>, of order: OrderRecord) throws -> [LineRecord] {
        if numbers.isEmpty { return self }
        let lines = filter { numbers.contains($0.number) }
        if lines.count == numbers.count { return lines }
        let missing = numbers.subtracting(lines.map(\.number)).sorted().joined(separator: ", ")
        throw FulfilmentError(
            code: "line.unknown",
            message: "order \(order.number) has no line \(missing)",
            remedy: "check the line numbers; they are texts, and 1.10 is not 1.1"
        )
    }
}
