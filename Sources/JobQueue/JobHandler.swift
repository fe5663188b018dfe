// JobHandler: what is done for a kind of job.

public import Storage

/// The doer of one kind of job.
public struct JobHandler: Sendable {
    /// Records the effect of a job that ran outside, in the transaction that finishes it.
    public typealias Conclusion = @Sendable (Transaction) throws -> JobOutcome

    /// How it is done.
    public enum Work: Sendable {
        /// The effect lies in the database: it commits together with the end of the job.
        case insideTransaction(@Sendable (ClaimedJob, Transaction) throws -> JobOutcome)
        /// The effect lies elsewhere: it happens first, then its conclusion commits together with the end of the job.
        case outside(@Sendable (ClaimedJob) async -> Conclusion)
    }

    /// The kind of job.
    public let kind: String
    /// How it is done.
    public let work: Work
    /// How long to wait after failures that name no moment.
    public let retry: RetryPolicy
    /// At how many deaths of the process during the same job it is set aside.
    public let crashLimit: Int
    /// How long a job outside may take, in milliseconds, before it is given to somebody else.
    public let lease: Int64

    /// Describes a handler.
    public init(
        kind: String,
        retry: RetryPolicy = .standard,
        crashLimit: Int = 3,
        lease: Int64 = 600_000,
        work: Work
    ) {
        self.kind = kind
        self.work = work
        self.retry = retry
        self.crashLimit = crashLimit
        self.lease = lease
    }
}
