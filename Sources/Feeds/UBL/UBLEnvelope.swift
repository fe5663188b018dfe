/// What a file says around its orders.
public struct UBLEnvelope: Hashable, Sendable {
    /// Nothing yet.
    public init() {}
}
