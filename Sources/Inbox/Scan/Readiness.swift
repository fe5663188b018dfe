// Readiness: whether a file is finished, from what is known of it. A rule without a clock and without a file.
//
// GUARANTEES   A file is ready when its sender says so (it came by rename, or its marker is there) or when it has not
//              changed for the quiet period, and for at least a minute where the system does not tell of writers: then
//              an upload that stalls is all that a quiet file may be. One that was found to lack its end is looked at again when it has
//              changed or its sender says only then that it is finished, or is given up when neither comes for long.
// DOES NOT     Use the file's own times as an order: they are only compared with what they were before.

/// What has been seen of a file.
struct Observation: Sendable {
    /// What the last look at it said.
    enum Finding: Sendable {
        /// Nothing.
        case none
        /// Somebody has it open for writing.
        case beingWritten
        /// The system does not tell whether somebody has it open for writing.
        case writersUnknown
        /// Its format says that its end is missing; and whether its sender had said that it was finished.
        case incomplete(isDeclaredFinished: Bool)
    }

    /// How it looked.
    var stamp: FileStamp
    /// Since when it has looked so, on the steady clock.
    var since: Duration
    var finding = Finding.none
    /// The last pass over the directory that saw it.
    var pass = 0
}

/// Decides whether a file is ready.
struct Readiness {
    /// What to do with a file.
    enum Decision: Equatable {
        case take(isGivenUp: Bool)
        /// Look at it again, at the latest then.
        case wait(until: Duration)
    }

    /// How long a file must not have changed at least where nobody can tell whether it is being written.
    static let blindQuietPeriod = Duration.seconds(60)

    let quietPeriod: Duration
    let giveUpAge: Duration

    /// Decides from what was seen of a file.
    ///
    /// - Parameters:
    ///   - observation: what was seen.
    ///   - isDeclaredFinished: whether it came by rename or its marker is there.
    ///   - now: the steady clock.
    /// - Returns: what to do with it.
    func decide(_ observation: Observation, isDeclaredFinished: Bool, now: Duration) -> Decision {
        let quietAt = observation.since + quietPeriod
        switch observation.finding {
        case .incomplete(false) where isDeclaredFinished:
            return .take(isGivenUp: false)
        case .incomplete:
            let givenUpAt = observation.since + max(giveUpAge, quietPeriod)
            return now >= givenUpAt ? .take(isGivenUp: true) : .wait(until: givenUpAt)
        case .writersUnknown where !isDeclaredFinished:
            let blindlyQuietAt = observation.since + max(quietPeriod, Self.blindQuietPeriod)
            return now >= blindlyQuietAt ? .take(isGivenUp: false) : .wait(until: blindlyQuietAt)
        case .beingWritten where !isDeclaredFinished, .none where !isDeclaredFinished:
            return now >= quietAt ? .take(isGivenUp: false) : .wait(until: quietAt)
        case .beingWritten, .writersUnknown, .none:
            return .take(isGivenUp: false)
        }
    }
}
