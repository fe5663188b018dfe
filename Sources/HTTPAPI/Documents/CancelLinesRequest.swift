/// Which lines are to be cancelled, and why.
public struct CancelLinesRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["lines", "reason"]

    /// The numbers of the lines; nil for the whole order.
    public var lines: [String]?
    /// Why, for the record.
    public var reason: String

    /// Puts a request together.
    public init(lines: [String]? = nil, reason: String) {
        self.lines = lines
        self.reason = reason
    }
}
