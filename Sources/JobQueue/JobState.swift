/// Where a job in the queue stands; the numbers are those of the `state` column.
public enum JobState: Int, CaseIterable, Sendable {
    /// It may run now.
    case ready = 0
    /// Somebody has it.
    case running = 1
    /// It may run at a later moment.
    case scheduled = 2
    /// It waits behind the head of its partition.
    case waiting = 3
}
