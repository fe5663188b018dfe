/// How many licenses of a SKU a virtual account has, and what becomes of them.
public struct LicensePositionView: Codable, Hashable, Sendable {
    /// Units whose terms end on a day.
    public struct End: Codable, Hashable, Sendable {
        /// The day, UTC, for example `2027-01-31`.
        public var date: String
        /// How many units.
        public var quantity: Int
    }

    /// Where it is in the list, for the next page: the virtual account's id and the SKU.
    public var id: String
    /// The name of the virtual account.
    public var virtualAccount: String
    /// The SKU.
    public var sku: String
    /// How many units there are whose terms have not ended.
    public var purchased: Int
    /// How many are used by product instances.
    public var inUse: Int
    /// How many are reserved for offline devices.
    public var reserved: Int
    /// What is left; negative where more is used than there is.
    public var balance: Int
    /// `In Compliance` or `Out of Compliance`.
    public var compliance: String
    /// How many units end within 90 days.
    public var expiring: Int
    /// On which days those end.
    public var expiries: [End]
}
