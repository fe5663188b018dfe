// UnitList: the units of a file, all at once.

internal import Domain

/// A sink that keeps everything.
struct UnitList: FeedSink {
    private(set) var documents = FeedDocuments()
    private(set) var rejected: [RejectedUnit] = []

    mutating func take(_ document: FeedDocument) { documents.append(document) }

    mutating func leaveOut(_ unit: RejectedUnit) { rejected.append(unit) }
}

extension ParsedFeed {
    /// A file that was read to its end into a list.
    init(_ reading: FeedReading, _ units: UnitList) {
        guard !reading.faults.refusesFile else {
            self.init(format: reading.format, faults: reading.faults.list, envelope: reading.envelope)
            return
        }
        self.init(
            format: reading.format,
            documents: units.documents,
            rejected: units.rejected,
            faults: reading.faults.list,
            envelope: reading.envelope
        )
        if units.documents.isEmpty, units.rejected.isEmpty, faults.isEmpty { faults.append(.noUnits) }
    }
}
