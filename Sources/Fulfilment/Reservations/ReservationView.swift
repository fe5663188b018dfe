/// Licenses that are reserved for an offline device, or were.
public struct ReservationView: Codable, Hashable, Sendable {
    /// `rsv_…`.
    public var id: String
    /// The name of the virtual account.
    public var virtualAccount: String
    /// `specific` or `universal`.
    public var kind: String
    /// The device's product identifier.
    public var product: String
    /// The device's serial number.
    public var serial: String
    /// `reserved`, `returned` or `expired`.
    public var state: String
    /// What is reserved.
    public var licenses: [LicenseCount]
    /// What the device is to be given; nil in listings, and once it has ended.
    public var authorizationCode: String?
    /// Who reserved it.
    public var madeBy: String
    /// When it was reserved, RFC 3339.
    public var madeAt: String
    /// When it ends by itself.
    public var expiresAt: String?
    /// When it ended.
    public var endedAt: String?
}
