public import Fulfilment

/// What a product instance uses, told by itself.
public struct InstanceReport: RequestDocument, Hashable {
    /// With what it shows who it is.
    public var credential: String
    /// How many licenses of each SKU.
    public var licenses: [LicenseCount]
    /// The virtual account it believes to be in.
    public var virtualAccount: String?

    /// Puts a report together.
    public init(credential: String, licenses: [LicenseCount], virtualAccount: String? = nil) {
        self.credential = credential
        self.licenses = licenses
        self.virtualAccount = virtualAccount
    }
}
