// Claimer: takes a file that looks ready, if it still is what it looked like.
//
// GUARANTEES   The file is opened without following a link or waiting at a pipe, and what was opened must be what was
//              examined: a regular file with one name, unchanged, that nobody is known to be writing. Where the system
//              does not tell of writers, a file that nobody declared finished must have been quiet for longer.

internal import Domain
internal import Glibc

/// Opens and claims files.
struct Claimer: Sendable {
    let spool: Spool
    let observations: Observations
    /// What is known of a file's writers; the system's word, unless a test says otherwise.
    var writers: @Sendable (Int32) -> Linux.Writers = { Linux.writers(of: $0) }

    /// What became of an attempt to claim.
    enum Result {
        case claimed(SpoolWork)
        /// It is not there any more, or has changed; the next scan looks at it again.
        case notNow
        case refused(Fault)
    }

    /// Claims a file.
    func claim(
        _ candidate: Candidate,
        from inbox: Directory,
        of partner: PartnerName,
        now: Duration
    ) throws(InboxError) -> Result {
        let file: OpenFile
        switch try open(candidate.name, in: inbox) {
        case .file(let opened): file = opened
        case .forbidden: return .refused(FileFaults.unreadable)
        case .notNow: return .notNow
        }
        let details = try file.details
        guard details.key == candidate.details.key, details.stamp == candidate.details.stamp,
            details.kind == .regular, details.links == 1
        else { return .notNow }
        let writers = writers(file.descriptor)
        if mustWait(candidate, details, of: partner, because: writers, now: now) { return .notNow }
        guard case .claimed(let entry, let moved) = try spool.claim(candidate, file, from: inbox, of: partner) else {
            return .notNow
        }
        observations.forget(details.key, of: partner)
        var work = SpoolWork(entry: entry, file: moved, bytes: details.stamp.size, since: candidate.since)
        work.isGivenUp = candidate.isGivenUp
        work.isSurelyClosed = writers == .none
        return .claimed(work)
    }

    /// Whether the file may still be written, and is to be looked at again; notes what was found.
    private func mustWait(
        _ candidate: Candidate,
        _ details: FileDetails,
        of partner: PartnerName,
        because writers: Linux.Writers,
        now: Duration
    ) -> Bool {
        guard !candidate.isGivenUp else { return false }
        switch writers {
        case .none: return false
        case .some:
            observations.mark(details.key, details.stamp, of: partner, since: now, .beingWritten)
            return true
        case .unknown:
            let isQuiet = now - candidate.since >= Readiness.blindQuietPeriod
            guard !candidate.isDeclaredFinished, !isQuiet else { return false }
            observations.mark(details.key, details.stamp, of: partner, since: candidate.since, .writersUnknown)
            return true
        }
    }

    private enum Opening {
        case file(OpenFile)
        case forbidden
        case notNow
    }

    private func open(_ name: String, in inbox: Directory) throws(InboxError) -> Opening {
        let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY
        let descriptor = openat(inbox.descriptor, name, flags)
        if descriptor >= 0 { return .file(OpenFile(descriptor: descriptor, path: inbox.path(of: name))) }
        switch errno {
        case EACCES, EPERM: return .forbidden
        // Something else has the name by now.
        case ENOENT, ELOOP, ENXIO, ENODEV: return .notNow
        default: throw .last("open", inbox.path(of: name))
        }
    }
}
