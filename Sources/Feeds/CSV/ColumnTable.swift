// ColumnTable: which column a header is.
//
// GUARANTEES   The partner's own header for a field goes before every alias. Where the file has it, the field's
//              aliases are not looked for: a header that would be one is unknown then, and must be ignored by name.

/// The headers of one sort of file.
struct ColumnTable<Column: CSVColumn> {
    private let configured: [String: Column]

    init(profile: FeedProfile) {
        var configured: [String: Column] = [:]
        for column in Column.all where !profile.columns.isEmpty {
            if let header = profile.columns[column.name] { configured[HeaderName.normalized(header)] = column }
        }
        self.configured = configured
    }

    /// The columns of the headers of a file, nil for those that are unknown.
    func columns(of headers: [String]) -> [Column?] {
        let names = headers.map(HeaderName.normalized)
        let taken = Set(names.compactMap { configured[$0] })
        return names.map { name in
            configured[name] ?? Column.known[name].flatMap { taken.contains($0) ? nil : $0 }
        }
    }

    /// The documented name of the column that an unknown header may have meant.
    func suggestion(for header: String) -> String? {
        let known = Column.known
        return NearestName.match(HeaderName.normalized(header), among: Array(known.keys)).flatMap { known[$0]?.name }
    }
}
