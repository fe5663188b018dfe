/// One thing that is looked at, and how it stands.
public struct HealthCheck: Hashable, Sendable {
    /// Its stable name, for example `writer`.
    public let name: String
    /// Why it does not pass; nil when it does.
    public let fault: String?

    /// Describes a check.
    public init(_ name: String, fault: String?) {
        self.name = name
        self.fault = fault
    }
}
