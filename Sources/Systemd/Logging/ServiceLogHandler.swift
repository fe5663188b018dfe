// ServiceLogHandler: swift-log's way into a LogDestination.

internal import Logging

/// Writes the events of one logger.
struct ServiceLogHandler: LogHandler {
    let label: String
    let destination: LogDestination
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?
    /// A level of this logger alone; nil to follow the destination's.
    private var ownLevel: Logger.Level?

    init(label: String, destination: LogDestination) {
        self.label = label
        self.destination = destination
    }

    var logLevel: Logger.Level {
        get { ownLevel ?? destination.level }
        set { ownLevel = newValue }
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        // What is said at the call is nearest to the event and wins.
        var merged = metadataProvider?.get() ?? [:]
        merged.merge(metadata) { _, own in own }
        if let error = event.error { merged["error"] = "\(error)" }
        if let said = event.metadata { merged.merge(said) { _, said in said } }
        destination.write(event, label: label, metadata: merged)
    }
}
