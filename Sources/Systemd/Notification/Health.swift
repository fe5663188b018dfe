/// Whether the parts of a service make progress.
public enum Health: Hashable, Sendable {
    /// Every part has moved within its time.
    case alive
    /// These parts have not, each said in a few words.
    case stalled([String])
}
