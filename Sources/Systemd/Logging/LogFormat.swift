/// How log lines look.
public enum LogFormat: String, CaseIterable, Sendable {
    /// For people; in the journal with a priority and without the time, which the journal keeps itself.
    case auto
    /// For people, always with the time and never with a priority before it.
    case human
    /// One JSON object per line; in the journal with a priority before it.
    case json
}
