// SpoolWork: a file in hand and what is known of it.

/// A file to be worked off.
struct SpoolWork: Sendable {
    let entry: SpoolEntry
    /// The partner's file as it was opened for the claim; nil after a restart or a failure.
    var file: OpenFile?
    /// How long the file is.
    var bytes: Int
    /// Since when the file had looked as it did when it was claimed.
    var since: Duration
    /// Whether a missing end is waited for no longer.
    var isGivenUp = false
    /// Whether the system said at the claim that nobody had it open for writing.
    var isSurelyClosed = false
    /// How often it has failed through no fault of its own.
    var failures = 0
    /// Not to be tried before, on the steady clock.
    var notBefore = Duration.zero
    /// Whether a process died while it parsed this file, or one that was in hand with it.
    var isSuspect = false

    /// The same work for another try.
    func again(now: Duration) -> SpoolWork {
        var work = self
        work.file = nil
        work.failures += 1
        work.notBefore = now + Pauses.length(failures: work.failures)
        work.isSuspect = false
        return work
    }
}
