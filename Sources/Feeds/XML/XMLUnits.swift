// XMLUnits: the units of a document that are finished and wait to be given out.
//
// GUARANTEES   They are given out in the order of the file, each once; what was given out is not kept.

internal import Domain

/// Units on their way to the sink.
struct XMLUnits {
    private var waiting: [(order: OrderDocument?, rejected: RejectedUnit?)] = []
    private var documentCount = 0

    /// Puts aside a unit that is finished.
    ///
    /// - Parameters:
    ///   - document: its order; nil for a unit that is left out.
    ///   - name: what a unit that is left out is called.
    ///   - lineCount: how many lines it takes with it.
    /// - Returns: the order's index among the documents of the file.
    @discardableResult
    mutating func put(_ document: OrderDocument?, named name: String, lineCount: Int) -> Int? {
        guard let document else {
            waiting.append((nil, RejectedUnit(kind: "order", name: name, lineCount: lineCount)))
            return nil
        }
        waiting.append((document, nil))
        documentCount += 1
        return documentCount - 1
    }

    /// Hands over what waits.
    mutating func giveOut(to sink: inout some FeedSink) {
        for unit in waiting {
            if let order = unit.order { sink.take(.order(order)) }
            if let rejected = unit.rejected { sink.leaveOut(rejected) }
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
