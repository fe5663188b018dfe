/// An order, account or assignment that is left out because something is wrong with it.
public struct RejectedUnit: Hashable, Sendable {
    /// `order`, `account` or `assignment`.
    public let kind: String
    /// Its number or name as it is written; its place in the file where it has none.
    public let name: String
    /// How many lines of the file, or of the order, it takes with it.
    public let lineCount: Int

    /// Describes a unit that is left out.
    public init(kind: String, name: String, lineCount: Int) {
        self.kind = kind
        self.name = name
        self.lineCount = lineCount
    }
}
