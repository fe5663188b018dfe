// CSVAssignments: from the lines of a CSV file to assignments, one from each.

internal import Domain

/// Reads a file of assignments.
struct CSVAssignments {
    private var reader: CSVReader
    private let header: CSVHeader<AssignmentColumn>

    init(reader: CSVReader, header: CSVHeader<AssignmentColumn>) {
        self.reader = reader
        self.header = header
    }

    /// Reads the file.
    mutating func read(into units: inout UnitCollector) -> FeedFaults {
        while reader.nextRow() {
            let place = reader.place
            guard units.count < units.limit else {
                reader.report.refuseTooMany(at: place)
                break
            }
            if let assignment = readAssignment(at: place) {
                units.append(.assignment(assignment), faults: &reader.report.faults)
            } else {
                units.reject(kind: "assignment", name: name(at: place), lineCount: 1)
            }
        }
        return reader.report.faults
    }

    private func name(at place: SourcePlace) -> String {
        let order = header.index(of: .orderNumber).map(reader.string) ?? ""
        let line = header.index(of: .lineNumber).map(reader.string) ?? ""
        guard !order.isEmpty else { return "line \(place.line)" }
        return line.isEmpty ? order : "\(order)/\(line)"
    }

    private mutating func readAssignment(at place: SourcePlace) -> AssignmentDocument? {
        guard let orderIndex = header.index(of: .orderNumber), let accountIndex = header.index(of: .smartAccount) else {
            return nil
        }
        for index in [orderIndex, accountIndex] where reader.isBlank(index) {
            reader.refuse(ValueFault(.empty), in: index)
        }
        let order: OrderNumber? = reader.text(orderIndex)
        let account: Name? = reader.text(accountIndex)
        let line: LineNumber? = header.index(of: .lineNumber).flatMap { reader.text($0) }
        let virtualAccount: VirtualAccountName? = header.index(of: .virtualAccount).flatMap { reader.text($0) }
        guard let order, let account, !reader.isRowFaulty else { return nil }
        var document = AssignmentDocument(orderNumber: order, lineNumber: line, smartAccount: account, place: place)
        document.virtualAccount = virtualAccount
        return document
    }
}
