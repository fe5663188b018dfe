/// What a file says around its orders.
public struct CXMLEnvelope: Hashable, Sendable {
    /// Nothing yet.
    public init() {}
}
