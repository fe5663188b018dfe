public import Domain

/// How one partner's inbox stands.
public struct PartnerInboxStatus: Sendable {
    /// Files that lie in the inbox and are not yet taken, as of the last scan.
    public var waiting = 0
    /// Since when the oldest of them lies there unchanged.
    public var oldestWaitingSince: Timestamp?
    /// When the inbox was last read to its end.
    public var lastScan: Timestamp?
    /// Files taken since the start.
    public var claimed = 0
    /// Files that were accepted and lie in the archive, repeats included.
    public var archived = 0
    /// Files that had come before, byte for byte.
    public var repeated = 0
    /// Files that were put into quarantine.
    public var quarantined = 0
    /// Things in the inbox that are left there and never read, such as links, devices and directories.
    public var refused = 0
    /// What needs somebody's attention now, by its stable name.
    public var alerts: [String: String] = [:]
}
