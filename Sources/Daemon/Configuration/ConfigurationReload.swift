// ConfigurationReload: what a newly read configuration changes in a daemon that runs.
//
// GUARANTEES   The configuration that is handed on is the one to run with now: new where a change applies at once, as
//              before where it waits for a restart. What waits is told at every reload until the restart.

public import Domain

/// The outcome of reading the configuration again.
public struct ConfigurationReload: Sendable {
    /// A setting that differs from before.
    public struct Change: Hashable, Sendable {
        /// Which.
        public let setting: Setting
        /// What holds now.
        public let before: String
        /// What was read.
        public let after: String
    }

    /// The configuration to go on with.
    public let configuration: DaemonConfiguration
    /// What applies at once.
    public let applied: [Change]
    /// What applies after a restart only.
    public let needsRestart: [Change]
    /// Partners that were not there before.
    public let partnersAdded: [PartnerName]
    /// Partners that are no longer there; their directories and data stay.
    public let partnersRemoved: [PartnerName]
    /// Partners whose file says something else.
    public let partnersChanged: [PartnerName]
    /// Whether the catalog lists something else.
    public let isCatalogChanged: Bool

    /// Whether nothing differs.
    public var isEmpty: Bool {
        applied.isEmpty && needsRestart.isEmpty && partnersAdded.isEmpty && partnersRemoved.isEmpty
            && partnersChanged.isEmpty && !isCatalogChanged
    }

    /// Compares what was read with what holds.
    ///
    /// - Parameters:
    ///   - read: the configuration as it was read just now.
    ///   - current: the configuration the daemon runs with.
    public init(read: DaemonConfiguration, current: DaemonConfiguration) {
        let changes = Setting.allCases.compactMap { Self.change(of: $0, read: read, current: current) }
        applied = changes.filter(\.setting.isReloadable)
        needsRestart = changes.filter { !$0.setting.isReloadable }
        configuration = Self.merged(read: read, current: current)
        let before = Dictionary(uniqueKeysWithValues: current.partners.map { ($0.name, $0) })
        let after = Dictionary(uniqueKeysWithValues: read.partners.map { ($0.name, $0) })
        partnersAdded = after.keys.filter { before[$0] == nil }.sorted()
        partnersRemoved = before.keys.filter { after[$0] == nil }.sorted()
        partnersChanged = after.keys.filter { before[$0] != nil && before[$0] != after[$0] }.sorted()
        isCatalogChanged = read.catalog != current.catalog
    }

    private static func change(
        of setting: Setting,
        read: DaemonConfiguration,
        current: DaemonConfiguration
    ) -> Change? {
        guard let before = current.settings[setting], let after = read.settings[setting],
            before.meaning != after.meaning
        else { return nil }
        return Change(setting: setting, before: before.text, after: after.text)
    }

    private static func merged(read: DaemonConfiguration, current: DaemonConfiguration) -> DaemonConfiguration {
        var merged = read
        merged.node = current.node
        merged.directories = current.directories
        merged.http = current.http
        merged.log.format = current.log.format
        merged.storage = current.storage
        merged.inbox = current.inbox
        for setting in Setting.allCases where !setting.isReloadable {
            merged.settings[setting] = current.settings[setting]
        }
        return merged
    }
}

extension DaemonConfiguration {
    /// Reads the configuration again, for a daemon that runs with this one.
    ///
    /// - Parameter request: what decided this configuration.
    /// - Returns: what changes; or all faults, and then nothing may change.
    public func reload(_ request: ConfigurationRequest) -> Result<ConfigurationReload, ConfigurationFaults> {
        DaemonConfiguration.load(request).map { ConfigurationReload(read: $0, current: self) }
    }
}
