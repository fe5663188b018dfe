/// What a product instance says of itself when it registers.
public struct RegistrationRequest: Codable, Hashable, Sendable {
    /// The secret of a registration token.
    public var token: String
    /// The product identifier of the device or program (PID).
    public var product: String
    /// Its serial number.
    public var serial: String
    /// What it is called in its network.
    public var hostName: String?
    /// The version of its software.
    public var softwareVersion: String?
    /// The credential of its present registration, where it moves from one virtual account to another.
    public var credential: String?

    /// Puts a request together.
    public init(
        token: String,
        product: String,
        serial: String,
        hostName: String? = nil,
        softwareVersion: String? = nil,
        credential: String? = nil
    ) {
        self.token = token
        self.product = product
        self.serial = serial
        self.hostName = hostName
        self.softwareVersion = softwareVersion
        self.credential = credential
    }
}
