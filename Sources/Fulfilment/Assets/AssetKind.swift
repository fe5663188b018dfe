/// What kind of thing an account owns.
public enum AssetKind: String, CaseIterable, Codable, Sendable {
    /// A license without an end.
    case perpetualLicense
    /// A license for a term.
    case termLicense
    /// A subscription.
    case subscription
    /// A device, as its order's line tells it.
    case hardware
    /// What the catalog calls a service, where licenses of it were released.
    case service
}
