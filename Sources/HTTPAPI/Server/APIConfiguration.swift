/// How the API is served.
public struct APIConfiguration: Hashable, Sendable {
    /// The Unix domain socket of the commands.
    public var socketPath: String
    /// Where health and metrics are served over TCP; nil for nowhere but the socket.
    public var observationAddress: LoopbackAddress?
    /// The most bytes of a file that is to be explained.
    public var maximumFileBytes: Int
    /// How long a part of the daemon may stand still.
    public var healthLimits: HealthLimits
    /// The version of the program, for the OpenAPI document.
    public var version: String

    /// Describes how the API is served.
    public init(
        socketPath: String = "/run/holdfast/holdfast.sock",
        observationAddress: LoopbackAddress? = nil,
        maximumFileBytes: Int = 64 << 20,
        healthLimits: HealthLimits = HealthLimits(),
        version: String = "0"
    ) {
        self.socketPath = socketPath
        self.observationAddress = observationAddress
        self.maximumFileBytes = maximumFileBytes
        self.healthLimits = healthLimits
        self.version = version
    }
}
