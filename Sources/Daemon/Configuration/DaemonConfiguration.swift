// DaemonConfiguration: everything the daemon was told, read once.
//
// GUARANTEES   A value of this type has no fault: every path is absolute, every number in its range, every partner
//              and product well formed. It never changes; a reload makes another one.

public import Domain

/// The daemon's configuration.
public struct DaemonConfiguration: Hashable, Sendable {
    /// The file it was read from.
    public var file: String
    /// Which of up to 64 machines this is.
    public var node: Int
    /// Where things lie.
    public var directories: DirectoryConfiguration
    /// Where the API and the pages are served.
    public var http: HTTPConfiguration
    /// What is logged.
    public var log: LogConfiguration
    /// How long work in hand may take when the daemon stops.
    public var shutdownTimeout: Duration
    /// How the database uses the machine.
    public var storage: StorageConfiguration
    /// How files are taken from the inbox.
    public var inbox: InboxConfiguration
    /// How webhooks leave the house.
    public var webhooks: WebhookConfiguration
    /// How long things are kept.
    public var retention: RetentionConfiguration
    /// The partners, by name; also those that are not enabled.
    public var partners: [PartnerConfiguration]
    /// The SKU catalog; empty when there is none.
    public var catalog: [Product]
    /// Every setting as it was found, for people who ask where it came from.
    public var settings: [Setting: FoundSetting]
}
