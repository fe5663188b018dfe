/// What became of a job in the hands of its handler.
public enum JobOutcome: Sendable, Equatable {
    /// It is done.
    case done
    /// It is not done yet: run it again as soon as others have had their turn. Not a failure.
    case more
    /// It cannot be done now: run it again at this moment (milliseconds since the epoch). Not a failure.
    case snoozed(until: Int64)
    /// It failed and may succeed later; nil leaves the moment to the handler's retry policy.
    case failed(error: String, retryAt: Int64?)
    /// It failed and trying again cannot help: set it aside for a person.
    case dead(error: String)
}
