internal import Domain

/// One thing a document says differently from what is kept.
struct FieldDifference: Hashable {
    let field: String
    let old: String?
    let new: String?

    /// The difference, if there is one.
    init?(_ field: String, _ old: String?, _ new: String?) {
        guard old != new else { return nil }
        self.field = field
        self.old = old
        self.new = new
    }

    /// For the fault of a contradiction.
    var contradiction: String { "\(field) was \(old ?? "not given"), the file says \(new ?? "nothing")" }

    /// For the summary of a change.
    var change: String { "\(field) was \(old ?? "not given"), is \(new ?? "not given")" }
}
