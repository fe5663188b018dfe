public import Logging
public import Systemd

/// What is logged, and how it looks.
public struct LogConfiguration: Hashable, Sendable {
    /// How lines look.
    public var format: LogFormat
    /// The least level that is shown.
    public var level: Logger.Level

    /// The log of the process, on its standard error.
    ///
    /// - Parameters:
    ///   - environment: the process's environment; it tells whether the standard error is the journal.
    ///   - now: milliseconds since the Unix epoch.
    /// - Returns: the log; set its `level` when a reload changes it.
    public func destination(
        environment: [String: String],
        now: @escaping @Sendable () -> Int64
    ) -> LogDestination {
        let isJournal = JournalStream.isConnected(environment: environment)
        return LogDestination(format: format, isJournal: isJournal, level: level, now: now)
    }
}
