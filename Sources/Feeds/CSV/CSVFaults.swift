// CSVFaults: collects the faults of a CSV file, each with its place.

internal import Domain

/// The faults of a CSV file, and the means to say where they are.
struct CSVFaults {
    let profile: FeedProfile
    var faults = FeedFaults()
    var finder: PlaceFinder
    private let ignored: Set<String>

    init(text: FeedText, profile: FeedProfile) {
        self.profile = profile
        finder = PlaceFinder(text: text)
        ignored = Set(profile.ignoredColumns.map(HeaderName.normalized))
    }

    /// Whether the partner's configuration says that a header's column is read over.
    func isIgnored(_ header: String) -> Bool {
        ignored.contains("*") || ignored.contains(HeaderName.normalized(header))
    }

    /// Refuses the file for a breach of the grammar.
    mutating func refuse(_ problem: CSVProblem) {
        faults.refuse(problem.fault(at: finder.place(at: problem.offset), limits: profile.limits))
    }

    /// Refuses the file for a record that does not fit the header.
    mutating func refuseCount(_ count: Int, expected: Int, at offset: Int) {
        faults.refuse(
            Fault(
                code: "csv.fieldCount",
                place: finder.place(at: offset),
                message: "the line has \(count) fields and the header has \(expected)",
                remedy: "put a field that holds the delimiter or a line break in quotes"
            )
        )
    }

    /// Refuses the file for a value under an empty header.
    mutating func refuseUnnamed(at offset: Int) {
        faults.refuse(
            Fault(
                code: "csv.valueWithoutHeader",
                place: finder.place(at: offset),
                message: "a value stands in a column without a header",
                remedy: "name the column, or empty it"
            )
        )
    }

    mutating func refuseUnknown(_ header: String, at offset: Int, suggestion: String?) {
        let hint = suggestion.map { "; did you mean \($0)?" } ?? ""
        faults.refuse(
            Fault(
                code: "csv.unknownHeader",
                place: finder.place(at: offset),
                field: String(header.prefix(40)),
                message: "is not a known header\(hint)",
                remedy: "use a documented header, map it in the partner's columns, or name it among the ignored ones"
            )
        )
    }

    mutating func refuseDuplicate(_ header: String, at offset: Int, column: String, other: String) {
        faults.refuse(
            Fault(
                code: "csv.duplicateHeader",
                place: finder.place(at: offset),
                field: String(header.prefix(40)),
                message: "is \(column), and so is the header \"\(other.prefix(40))\"",
                remedy: "keep one of the two columns, or name the other among the ignored ones"
            )
        )
    }

    mutating func refuseMissing(_ column: String, at offset: Int) {
        faults.refuse(
            Fault(
                code: "csv.missingHeader",
                place: finder.place(at: offset),
                field: column,
                message: "is not among the headers",
                remedy: "add the column, or map the header that has it in the partner's columns"
            )
        )
    }

    /// Refuses the file for the number of its units.
    mutating func refuseTooMany(at place: SourcePlace) {
        faults.refuse(.tooManyUnits(at: place, limit: profile.limits.maximumDocuments))
    }
}
