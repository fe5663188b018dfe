/// Which lines are to be released now.
public struct ReleaseLinesRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["lines"]

    /// The numbers of the lines; nil for all that can be released.
    public var lines: [String]?

    /// Puts a request together.
    public init(lines: [String]? = nil) { self.lines = lines }
}
