/// An order that a UBL document is about, as an answer names it.
public struct UBLOrder: Hashable, Sendable {
    /// Its number as it is written.
    public var id: String
    /// The index among the documents of the file; nil where the order was left out.
    public var documentIndex: Int?

    /// Puts an order together.
    public init(id: String, documentIndex: Int? = nil) {
        self.id = id
        self.documentIndex = documentIndex
    }
}
