/// How a job left the queue; the numbers are those of the `outcome` column.
public enum JobEnding: Int, Sendable {
    /// It was done.
    case done = 0
    /// It was set aside for a person, with its last error.
    case dead = 1
}
