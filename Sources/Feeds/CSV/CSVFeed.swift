// CSVFeed: which of the three sorts of CSV file a file is, and its reading.
//
// GUARANTEES   The headers alone decide. With an order's number and a Smart Account and nothing else of an order it is
//              a file of assignments; with an order's number and anything more, of orders; with a domain
//              identifier and no order's number, a registry of accounts.

internal import Domain

/// Reads CSV files.
struct CSVFeed {
    private let profile: FeedProfile
    private let orders: ColumnTable<OrderColumn>
    private let accounts: ColumnTable<AccountColumn>
    private let assignments: ColumnTable<AssignmentColumn>

    init(profile: FeedProfile) {
        self.profile = profile
        orders = ColumnTable(profile: profile)
        accounts = ColumnTable(profile: profile)
        assignments = ColumnTable(profile: profile)
    }

    /// The beginning of a file; nil when nothing but blank lines is there.
    func front(of text: UnsafeBufferPointer<UInt8>) -> CSVFront? {
        CSVFront(text: text, profile: profile) { headers in
            let counts = [
                orders.columns(of: headers).count { $0 != nil }, accounts.columns(of: headers).count { $0 != nil },
            ]
            return counts.max() ?? 0
        }
    }

    /// Reads a file.
    func read(_ text: FeedText) -> ParsedFeed {
        var report = CSVFaults(text: text, profile: profile)
        guard let front = front(of: text.bytes) else { return ParsedFeed(refusedFor: .noUnits) }
        if let problem = front.tokenizer.problem {
            report.refuse(problem)
            return ParsedFeed(format: nil, faults: report.faults.list)
        }
        guard let format = format(of: front.headers) else {
            return ParsedFeed(refusedFor: unknownHeaders(front, place: report.finder.place(at: front.tokenizer.start)))
        }
        var units = UnitCollector(limit: profile.limits.maximumDocuments)
        let faults =
            switch format {
            case .csvAccounts: readAccounts(front, report, into: &units)
            case .csvAssignments: readAssignments(front, report, into: &units)
            default: readOrders(front, report, into: &units)
            }
        return ParsedFeed(format: format, units: units, faults: faults)
    }

    private func format(of headers: [String]) -> FeedFormat? {
        let columns = Set(orders.columns(of: headers).compactMap(\.self))
        if columns.contains(.number) {
            let isAssignment = columns.isSubset(of: AssignmentColumn.all.map(\.orderColumn))
            return isAssignment && columns.contains(.customer(.smartAccount)) ? .csvAssignments : .csvOrders
        }
        if accounts.columns(of: headers).contains(.domain) { return .csvAccounts }
        // Without its key column it is nothing yet; two more columns of orders say what it wants to be.
        return columns.count > 1 ? .csvOrders : nil
    }

    private func readOrders(_ front: CSVFront, _ report: CSVFaults, into units: inout UnitCollector) -> FeedFaults {
        var report = report
        let columns = orders.columns(of: front.headers)
        // Cancellations need neither, and only a purpose can make an order a cancellation.
        let required: [OrderColumn] = columns.contains(.purpose) ? [.number] : [.number, .sku, .quantity]
        let header = CSVHeader(front: front, table: orders, required: required, reader: &report)
        guard !report.faults.refusesFile, let number = header.index(of: .number) else { return report.faults }
        let reader = CSVReader(front: front, header: header, report: report)
        var orders = CSVOrders(reader: reader, header: header, numberIndex: number)
        return orders.read(into: &units)
    }

    private func readAccounts(_ front: CSVFront, _ report: CSVFaults, into units: inout UnitCollector) -> FeedFaults {
        var report = report
        let header = CSVHeader(front: front, table: accounts, required: [.domain, .state], reader: &report)
        guard !report.faults.refusesFile else { return report.faults }
        let reader = CSVReader(front: front, header: header, report: report)
        var accounts = CSVAccounts(reader: reader, header: header)
        return accounts.read(into: &units)
    }

    private func readAssignments(_ front: CSVFront, _ report: CSVFaults, into units: inout UnitCollector) -> FeedFaults
    {
        var report = report
        let header = CSVHeader(
            front: front,
            table: assignments,
            required: [.orderNumber, .smartAccount],
            reader: &report
        )
        guard !report.faults.refusesFile else { return report.faults }
        let reader = CSVReader(front: front, header: header, report: report)
        var assignments = CSVAssignments(reader: reader, header: header)
        return assignments.read(into: &units)
    }

    private func unknownHeaders(_ front: CSVFront, place: SourcePlace) -> Fault {
        Fault(
            code: "feed.unrecognized",
            place: place,
            message:
                "the first line has no header known here, so that the file cannot be told to be orders, accounts or "
                + "assignments",
            remedy: "begin the file with documented headers, or map the partner's own in its columns"
        )
    }
}
