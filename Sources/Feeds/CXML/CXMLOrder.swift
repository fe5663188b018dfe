public import Domain

/// An order of a cXML document, as an answer names it.
public struct CXMLOrder: Hashable, Sendable {
    /// Its number as it is written.
    public var orderID: String
    /// Its moment as it is written.
    public var orderDate: String
    /// The index among the documents of the file; nil where the order was left out.
    public var documentIndex: Int?
    /// Where it begins.
    public var place: SourcePlace

    /// Puts an order together.
    public init(orderID: String = "", orderDate: String = "", place: SourcePlace) {
        self.orderID = orderID
        self.orderDate = orderDate
        self.place = place
    }
}
