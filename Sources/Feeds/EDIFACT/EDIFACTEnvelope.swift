/// What a file says around its orders.
public struct EDIFACTEnvelope: Hashable, Sendable {
    /// Nothing yet.
    public init() {}
}
