/// A product instance with what it uses.
public struct InstanceView: Codable, Hashable, Sendable {
    /// `pin_…`.
    public var id: String
    /// The name of the virtual account whose licenses it uses.
    public var virtualAccount: String
    /// Its product identifier (PID).
    public var product: String
    /// Its serial number.
    public var serial: String
    /// What it is called in its network.
    public var hostName: String?
    /// The version of its software.
    public var softwareVersion: String?
    /// `registered`, `silent` once its authorization has ended, or `removed`.
    public var state: String
    /// Whether it may use export-controlled licenses.
    public var mayUseExportControlled: Bool
    /// When it registered, RFC 3339.
    public var registeredAt: String
    /// When it last gave a sign of life.
    public var renewedAt: String
    /// Until when it may go on without one.
    public var authorizedUntil: String
    /// What it uses.
    public var licenses: [LicenseCount]
    /// The secret with which it speaks for itself, this once.
    public var credential: String?
}
