/// Something that an account owns, as its customer sees it.
public struct AssetView: Codable, Equatable, Sendable {
    /// The lot, `lot_…`, or the line of a device, `oln_…`.
    public let id: String
    /// What it is, for example `subscription` or `hardware`.
    public let kind: String
    /// The SKU.
    public let sku: String
    /// What the catalog calls it.
    public let name: String?
    /// How many of it there are, in this virtual account.
    public let quantity: Int
    /// The virtual account it lies in, `va_…`; devices lie in none.
    public let virtualAccount: String?
    /// The name of the virtual account.
    public let virtualAccountName: String?
    /// Through whom it was bought.
    public let partner: String
    /// The customer's own order number.
    public let orderNumber: String?
    /// The line of the order.
    public let line: String
    /// When it came into the account, RFC 3339; of a device, when its order was taken.
    public let acquiredAt: String
    /// When its term began.
    public let termStartsAt: String?
    /// When its term ends.
    public let termEndsAt: String?
}
