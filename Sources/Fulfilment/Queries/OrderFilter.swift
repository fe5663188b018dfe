public import Domain

/// Which orders a list shows; what is nil does not restrict it.
///
/// A restriction on lines is met by an order with at least one line that meets all of them.
public struct OrderFilter: Hashable, Sendable {
    /// The most orders one page has.
    public static let maximumLimit = 1_000

    /// Whose orders.
    public var partner: PartnerID?
    /// Where a line stands.
    public var state: LineState?
    /// Why a line is held; only held lines have a reason.
    public var holdReason: HoldReason?
    /// The account a line was matched to.
    public var smartAccount: SmartAccountID?
    /// How the order's number begins, byte for byte.
    public var numberPrefix: String?
    /// The last order of the page before; nil for the first page.
    public var after: OrderID?
    /// How many orders, 1 to 1,000.
    public var limit: Int {
        didSet { limit = Self.bounded(limit) }
    }

    /// Makes a filter; without arguments all orders, the newest first.
    public init(
        partner: PartnerID? = nil,
        state: LineState? = nil,
        holdReason: HoldReason? = nil,
        smartAccount: SmartAccountID? = nil,
        numberPrefix: String? = nil,
        after: OrderID? = nil,
        limit: Int = 100
    ) {
        self.partner = partner
        self.state = state
        self.holdReason = holdReason
        self.smartAccount = smartAccount
        self.numberPrefix = numberPrefix
        self.after = after
        self.limit = Self.bounded(limit)
    }

    /// The state that lines must have: a reason says `held`.
    var lineState: LineState? { holdReason == nil ? state : .held }

    /// Whether no line can meet the filter: a reason, and a state that has none.
    var isContradictory: Bool { holdReason != nil && state != nil && state != .held }

    private static func bounded(_ limit: Int) -> Int { min(max(limit, 1), maximumLimit) }
}
