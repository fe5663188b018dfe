// ServerLogHandler: what the server package says, without its complaint of being cancelled.
//
// GUARANTEES   What it says while it serves is passed on. When its task is cancelled, at the end of the daemon or because
//              another part has failed, it calls that an error; it is none, and would hide the one there is.

internal import Logging

/// Passes on what is said by a task that is not cancelled.
struct ServerLogHandler: LogHandler {
    private var logger: Logger

    init(logger: Logger) { self.logger = logger }

    var logLevel: Logger.Level {
        get { logger.logLevel }
        set { logger.logLevel = newValue }
    }

    var metadata: Logger.Metadata {
        get { logger.handler.metadata }
        set { logger.handler.metadata = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { logger[metadataKey: key] }
        set { logger[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        guard !Task.isCancelled || event.level == .critical else { return }
        logger.handler.log(event: event)
    }
}
