/// The answer to a file, as its partner gets it.
public struct ReceiptView: Codable, Hashable, Sendable {
    /// What became of one order or assignment of the file, or of an account that was refused.
    public struct Item: Codable, Hashable, Sendable {
        /// `order`, `account` or `assignment`.
        public var kind: String
        /// The order's number, the account's domain identifier, or the assignment's order number.
        public var name: String
        /// `accepted`, `changed`, `cancelled`, `repeated` (nothing new), or `rejected`.
        public var outcome: String
        /// `ord_…` or `sa_…`, where there is one.
        public var id: String?
        /// How many lines it has in the file.
        public var lineCount: Int
        /// How many licenses they are.
        public var quantity: Int

        /// Puts an item together.
        public init(kind: String, name: String, outcome: String, id: String?, lineCount: Int, quantity: Int) {
            self.kind = kind
            self.name = name
            self.outcome = outcome
            self.id = id
            self.lineCount = lineCount
            self.quantity = quantity
        }
    }

    /// `rcp_…`; the same for the same bytes, however often they come.
    public var id: String
    /// The partner's name.
    public var partner: String
    /// The file's name as the partner gave it when its bytes came first.
    public var fileName: String
    /// SHA-256 of the bytes in hexadecimal.
    public var sha256: String
    /// The file's length.
    public var bytes: Int
    /// The format that was recognised.
    public var format: String?
    /// `accepted`, `partlyAccepted` or `rejected`.
    public var outcome: String
    /// When the bytes came first, RFC 3339.
    public var receivedAt: String
    /// What became of each thing in the file but the accounts that were taken, which are counted.
    public var items: [Item]
    /// What became of the accounts that were taken; nil where the file has none.
    ///
    /// Receipts of the first versions name each of them among the items.
    public var accounts: AccountCounts?
    /// How many faults were found in all.
    public var faultCount: Int
    /// The first 1,000 faults.
    public var faults: [FaultView]

    /// Puts a receipt together.
    public init(
        id: String,
        partner: String,
        fileName: String,
        sha256: String,
        bytes: Int,
        format: String?,
        outcome: String,
        receivedAt: String,
        items: [Item],
        accounts: AccountCounts? = nil,
        faultCount: Int,
        faults: [FaultView]
    ) {
        self.id = id
        self.partner = partner
        self.fileName = fileName
        self.sha256 = sha256
        self.bytes = bytes
        self.format = format
        self.outcome = outcome
        self.receivedAt = receivedAt
        self.items = items
        self.accounts = accounts
        self.faultCount = faultCount
        self.faults = faults
    }
}

extension ReceiptView {
    /// Whether the same bytes, when they come again, are answered by this receipt without being looked at.
    ///
    /// Not so where nothing was accepted, because what stood in the way may be mended; and not for accounts and
    /// assignments, which say how things are now: the same words may be news again.
    public var answersRepeats: Bool {
        outcome != "rejected" && accounts == nil && items.allSatisfy { $0.kind == "order" }
    }

    /// How many things were in the file.
    public var itemCount: Int { items.count + (accounts?.total ?? 0) }
}
