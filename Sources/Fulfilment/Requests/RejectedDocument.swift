/// A part of a file that could be named but not understood; the file's faults say why.
public struct RejectedDocument: Hashable, Sendable {
    /// `order`, `account` or `assignment`.
    public var kind: String
    /// The order's number or the account's domain identifier, as it is written.
    public var name: String
    /// How many lines it has in the file.
    public var lineCount: Int

    /// Puts one together.
    public init(kind: String, name: String, lineCount: Int) {
        self.kind = kind
        self.name = name
        self.lineCount = lineCount
    }
}
