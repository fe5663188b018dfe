/// Licenses that are to be reserved for an offline device.
public struct ReservationRequest: Codable, Hashable, Sendable {
    /// The virtual account whose licenses they are, by its name or as `va_…`.
    public var virtualAccount: String
    /// The code that the device shows, `RQ-Z<product>:<serial>-…`.
    public var requestCode: String
    /// `specific` for the licenses named, `universal` for one license under which the device may do everything.
    public var kind: String
    /// What is reserved; of the universal kind one license of one SKU.
    public var licenses: [LicenseCount]
    /// For how many days, 1 to 3,650; without an end where it is left out.
    public var days: Int?
    /// Whether export-controlled licenses may be among them; no where it is left out.
    public var allowsExportControlled: Bool?

    /// Puts a request together.
    public init(
        virtualAccount: String,
        requestCode: String,
        kind: String = "specific",
        licenses: [LicenseCount],
        days: Int? = nil,
        allowsExportControlled: Bool? = nil
    ) {
        self.virtualAccount = virtualAccount
        self.requestCode = requestCode
        self.kind = kind
        self.licenses = licenses
        self.days = days
        self.allowsExportControlled = allowsExportControlled
    }
}
