/// What a product instance uses at this moment: the whole of it, so that a report sent twice says the same.
public struct UsageReport: Codable, Hashable, Sendable {
    /// How many licenses of each SKU; what is not named is not used any more.
    public var licenses: [LicenseCount]
    /// The virtual account it believes to be in, by its name or as `va_…`; refused where it is in another.
    public var virtualAccount: String?

    /// Puts a report together.
    public init(licenses: [LicenseCount], virtualAccount: String? = nil) {
        self.licenses = licenses
        self.virtualAccount = virtualAccount
    }
}
