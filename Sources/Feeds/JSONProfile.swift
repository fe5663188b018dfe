/// Which sort of JSON a partner sends.
public enum JSONProfile: String, CaseIterable, Sendable {
    /// It is recognized by its keys.
    case automatic
    /// The documented schema.
    case holdfast
    /// Orders after Ingram Micro's reseller API.
    case ingram
}
