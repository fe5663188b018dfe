public import Domain

/// How the inbox stands, for health pages and metrics.
public struct InboxStatus: Sendable {
    /// When the inboxes of all partners were last read to their end without a failure.
    public var lastScan: Timestamp?
    /// Why no files are taken at present; nil when they are.
    public var closedBecause: String?
    /// Files in hand.
    public var filesInFlight = 0
    /// Bytes of the files in hand.
    public var bytesInFlight = 0
    /// Files in the spool that wait for another try.
    public var waitingForRetry = 0
    /// What needs somebody's attention now and concerns no single partner, by its stable name.
    public var alerts: [String: String] = [:]
    /// Each configured partner's inbox.
    public var partners: [PartnerName: PartnerInboxStatus] = [:]
}
