/// The job queue.
public protocol JobOperations: Sendable {
    /// Every queue with its counts and ages.
    func queues() async throws -> [QueueView]

    /// Lets the jobs of a queue run, or keeps them waiting.
    func setPaused(_ isPaused: Bool, queue name: String, by actor: String) async throws -> QueueView

    /// Jobs in a state: those that may run first before the others, and of dead ones the latest first.
    func jobs(_ selection: JobSelection, limit: Int) async throws -> [JobView]

    /// Puts a dead job back into its queue.
    func redrive(job id: Int64, by actor: String) async throws
}
