internal import Domain

/// A line item while its parts come in.
struct UBLLine {
    /// What an order change says is wanted with it.
    enum Status {
        /// Nothing is said.
        case unsaid
        /// It is not touched.
        case untouched
        case wanted(OrderLineDocument.Action)
    }

    var line: OrderLineDocument
    var isNumbered = false
    var status = Status.unsaid
    /// Whether its quantity is written as none.
    var isEmpty = false
    var customer = UBLCustomer()
    /// The price of `baseQuantity` of them.
    var price: DecimalNumber?
    var baseQuantity: DecimalNumber?
    /// Where the identification that is its SKU is in the list of those that may be, the lower the better.
    var skuRank = Int.max
    /// Whether something of the order outside the line is refused.
    let wasFaulty: Bool
    /// Whether something of the line is refused.
    var isFaulty = false

    init(at place: SourcePlace, wasFaulty: Bool) {
        line = OrderDraft.emptyLine(at: place)
        self.wasFaulty = wasFaulty
    }
}
