// How the reading of a file ends: refused as a whole, or read to its end.

internal import Domain

extension ParsedFeed {
    /// A file that is refused as a whole.
    init(format: FeedFormat? = nil, refusedFor fault: Fault) {
        var faults = FaultList()
        faults.append(fault)
        self.init(format: format, faults: faults)
    }

    /// A file that was read to its end.
    init(format: FeedFormat, units: consuming UnitCollector, faults: FeedFaults) {
        guard !faults.refusesFile else {
            self.init(format: format, faults: faults.list)
            return
        }
        let rejected = units.rejected
        let documents = units.finish()
        guard documents.isEmpty, rejected.isEmpty else {
            self.init(format: format, documents: documents, rejected: rejected, faults: faults.list)
            return
        }
        self.init(format: format, refusedFor: .noUnits)
    }
}
