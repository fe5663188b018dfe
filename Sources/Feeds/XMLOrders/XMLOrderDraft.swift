// XMLOrderDraft: an order of a sender's XML while its parts come in.

internal import Domain

/// An order while its parts come in.
struct XMLOrderDraft {
    /// A line while its parts come in.
    struct Line {
        var line: OrderLineDocument
        var isNumbered = false
        var customer = EndCustomer()
        var named = EndCustomer()
        var price: DecimalNumber?
        var baseQuantity: DecimalNumber?
        /// The scheme of the identification that is read.
        var scheme: Name?
        var skuRank = Int.max
        let wasFaulty: Bool
    }

    /// An end customer while its parts come in.
    struct Party {
        var customer = EndCustomer()
        var street: [String] = []
    }

    var draft: OrderDraft
    var number: OrderNumber?
    /// The line that is read.
    var line: Line?
    /// The end customer that is read.
    var party: Party?
    /// The qualifier of the reference that is read.
    var qualifier = ""
    private var customer = EndCustomer()
    private var orderNamed = EndCustomer()

    init(place: SourcePlace) {
        draft = OrderDraft(number: OrderNumber(unchecked: ""), place: place)
    }

    /// What is said by names of the partner's own, of the line or of the order.
    var named: EndCustomer {
        get { line?.named ?? orderNamed }
        set { if line != nil { line?.named = newValue } else { orderNamed = newValue } }
    }

    mutating func change(_ body: (inout Line) -> Void) {
        // Taken out, so that nothing of it is copied.
        guard var changed = line.take() else { return }
        body(&changed)
        line = changed
    }

    /// Takes a currency; all prices of an order have the same.
    mutating func take(currency: Name?) -> ValueFault? {
        guard let currency else { return nil }
        let known = draft.document.currency
        if known == nil { draft.document.currency = currency }
        guard let known, known != currency else { return nil }
        return ValueFault(
            code: "xml.severalCurrencies",
            message: "is \(currency), and the order is in \(known)",
            remedy: "use one currency in an order"
        )
    }

    mutating func beginLine(at place: SourcePlace, isFaulty: inout Bool) {
        draft.lineCount += 1
        line = Line(line: OrderDraft.emptyLine(at: place), wasFaulty: isFaulty)
        isFaulty = false
    }

    mutating func finishLine(isFaulty: inout Bool) {
        guard var finished = line else { return }
        line = nil
        if let price = finished.price {
            finished.line.unitPrice = finished.baseQuantity.map { UnitPrice.of(price, per: $0) } ?? price
        }
        finished.line.endCustomer = Self.joined(finished.customer, finished.named)
        if isFaulty {
            draft.isFaulty = true
        } else {
            draft.append(finished.line, isNumbered: finished.isNumbered, hasAction: false)
        }
        isFaulty = isFaulty || finished.wasFaulty
    }

    mutating func beginCustomer() { party = Party() }

    mutating func finishCustomer() {
        guard var finished = party else { return }
        party = nil
        if !finished.street.isEmpty { finished.customer.street = try? Name(finished.street.joined(separator: ", ")) }
        // The first that says something is meant.
        if line != nil {
            if line?.customer.isEmpty == true { line?.customer = finished.customer }
        } else if customer.isEmpty {
            customer = finished.customer
        }
    }

    /// Puts together what came in parts.
    mutating func complete() {
        draft.document.endCustomer = Self.joined(customer, orderNamed)
        if let number { draft.document.number = number }
    }

    private static func joined(_ customer: EndCustomer, _ named: EndCustomer) -> EndCustomer {
        var result = customer
        result.smartAccount = named.smartAccount ?? customer.smartAccount
        result.virtualAccount = named.virtualAccount ?? customer.virtualAccount
        result.customerNumber = named.customerNumber ?? customer.customerNumber
        return result
    }
}
