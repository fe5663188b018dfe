/// Which jobs are asked for.
public enum JobSelection: String, CaseIterable, Sendable {
    /// Those in the queue.
    case live
    /// Those set aside for a person.
    case dead
    /// Those that are done, where their queue keeps them.
    case done
}
