// EDIFACTOrder: an order while the segments of its message come in.

internal import Domain

/// A message that is being read.
struct EDIFACTOrder {
    /// Whose the segments below a NAD are.
    enum Party {
        case endCustomer, reseller, other
    }

    /// What a message tells of its end customer, in its head or in a line.
    struct Customer {
        var customer = EndCustomer()
        /// How good the role of its party is, 0 the best.
        var rank = Int.max
        var smartAccount: Name?
        var virtualAccount: VirtualAccountName?

        /// All of it together.
        var whole: EndCustomer {
            var whole = customer
            whole.smartAccount = smartAccount
            whole.virtualAccount = virtualAccount
            return whole
        }
    }

    /// A line that is being read.
    struct Line {
        var document: OrderLineDocument
        var isNumbered = false
        var hasAction = false
        /// Whether the message asks nothing of it.
        var isPassedOver = false
        /// Whether the segments still describe the line itself, not a delivery, a charge or a party of it.
        var isOpen = true
        var skuRank = Int.max
        var quantityRank = Int.max
        var priceRank = Int.max
        /// Whether the buyer's own number is there.
        var hasBuyerNumber = false
        /// How many faults there were before it.
        var faultsBefore = 0

        init(at place: SourcePlace) { document = OrderDraft.emptyLine(at: place) }
    }

    /// What the acknowledgements need.
    var message: EDIFACTMessage
    var draft: OrderDraft
    /// The faults of the message.
    var faults = FeedFaults()
    /// How many segments there were, UNH included.
    var segmentCount = 1
    /// Whether it is a change by its type or by its document name.
    var isChange: Bool
    var hasDocument = false
    /// What a line of a change wants that does not say it.
    var defaultAction: OrderLineDocument.Action?
    /// The document's own number (1004).
    var number: OrderNumber?
    /// The number of the order it refers to (RFF+ON).
    var reference: OrderNumber?
    var customer = Customer()
    var party: Party?
    /// The line that is being read; the last one, where there is none.
    var line: Line
    /// What the line says of its own end customer; meaningful only where it says anything.
    private var lineCustomer = Customer()
    private var hasLineCustomer = false
    /// Whether a line is being read.
    var isInLine = false
    /// Whether the lines are over.
    var isInSummary = false
    /// How many LIN there were.
    var lineCount = 0
    /// Which segment the LIN of each line is, for what is found wrong with it at the end.
    var lineSegments: [(offset: Int, number: Int)] = []
    /// Whether the order date is that of DTM+4, which is more exact than the document's.
    var hasExactDate = false

    init(message: EDIFACTMessage) {
        self.message = message
        isChange = message.kind.type == "ORDCHG"
        draft = OrderDraft(number: OrderNumber(unchecked: ""), place: message.place)
        line = Line(at: message.place)
        draft.purpose = isChange ? .change : .new
    }

    /// The number of the order that the message is about.
    var orderNumber: OrderNumber? { isChange ? reference : number }

    /// What is said of the end customer where the reading is: of the line's, or of the whole order's.
    var currentCustomer: Customer {
        get { isInLine ? lineCustomer : customer }
        _modify {
            if isInLine {
                hasLineCustomer = true
                yield &lineCustomer
            } else {
                yield &customer
            }
        }
    }

    /// How good the role of the end customer is that is known where the reading is.
    var currentRank: Int { isInLine ? lineCustomer.rank : customer.rank }

    /// Gives the line its own end customer, where it has one.
    mutating func finishLineCustomer() {
        guard hasLineCustomer else { return }
        line.document.endCustomer = lineCustomer.whole
        lineCustomer = Customer()
        hasLineCustomer = false
    }

    /// Which segment of the message the LIN is that begins at a place; nil where none does.
    func segmentNumber(ofLineAt offset: Int) -> Int? {
        var (low, high) = (0, lineSegments.count)
        while low < high {
            let middle = (low + high) / 2
            if lineSegments[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        guard low < lineSegments.count, lineSegments[low].offset == offset else { return nil }
        return lineSegments[low].number
    }

    /// What the message is called in a report.
    var name: String { (orderNumber ?? number)?.text ?? "message \(message.reference)" }
}
