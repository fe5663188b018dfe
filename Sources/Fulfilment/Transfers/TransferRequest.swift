/// Licenses that are to be moved between virtual accounts of one Smart Account: all of it, or nothing.
public struct TransferRequest: Codable, Hashable, Sendable {
    /// A quantity that goes from one virtual account to another.
    public struct Item: Codable, Hashable, Sendable {
        /// The virtual account that has it, by its name or as `va_…`.
        public var source: String
        /// The virtual account that gets it, by its name or as `va_…`.
        public var destination: String
        /// The SKU; the lots whose terms end first are taken.
        public var sku: String?
        /// The one lot to take from, `lot_…`, instead of a SKU.
        public var lot: String?
        /// How many; all that can be moved where it is left out.
        public var quantity: Int?

        /// Puts an item together.
        public init(source: String, destination: String, sku: String? = nil, lot: String? = nil, quantity: Int? = nil) {
            self.source = source
            self.destination = destination
            self.sku = sku
            self.lot = lot
            self.quantity = quantity
        }
    }

    /// What is to be moved, in this order, 1 to 1,000 items.
    public var items: [Item]
    /// The Smart Account that gets it; only the one that has it is allowed.
    public var destinationAccount: String?

    /// Puts a request together.
    public init(items: [Item], destinationAccount: String? = nil) {
        self.items = items
        self.destinationAccount = destinationAccount
    }
}
