// StatusBoard: what the inbox has done and what is wrong with it.
//
// GUARANTEES   An alert is logged when it begins and when it ends, not in between, however often it is raised. What is
//              reported is logged each time.

internal import Domain
internal import Logging
internal import Synchronization

/// Counts, and keeps alerts.
final class StatusBoard: Sendable {
    private let status = Mutex(InboxStatus())
    private let logger: Logger

    init(logger: Logger) { self.logger = logger }

    var current: InboxStatus { status.withLock { $0 } }

    func change(_ body: (inout sending InboxStatus) -> Void) { status.withLock { body(&$0) } }

    /// Changes a partner's status; nothing happens when the partner is not configured any more.
    func change(_ partner: PartnerName, _ body: (inout PartnerInboxStatus) -> Void) {
        status.withLock { status in
            guard var part = status.partners[partner] else { return }
            body(&part)
            status.partners[partner] = part
        }
    }

    func setPartners(_ partners: [PartnerName]) {
        status.withLock { status in
            let old = status.partners
            status.partners = Dictionary(partners.map { ($0, old[$0] ?? PartnerInboxStatus()) }) { first, _ in first }
        }
    }

    /// Begins an alert, or brings its message up to date.
    func raise(_ alert: Alert, _ message: String, partner: PartnerName? = nil) {
        let isNew = setAlert(alert, message, partner)
        guard isNew else { return }
        logger.error("the inbox needs attention", metadata: metadata(alert, partner, ["reason": "\(message)"]))
    }

    /// Ends an alert, where there is one.
    func lower(_ alert: Alert, partner: PartnerName? = nil) {
        guard setAlert(alert, nil, partner) else { return }
        logger.notice("the inbox has recovered", metadata: metadata(alert, partner, [:]))
    }

    /// Tells of something that has happened and that somebody must look at; logged each time, an alert until the end.
    func report(_ alert: Alert, _ message: String, of partner: PartnerName) {
        _ = setAlert(alert, message, partner)
        logger.error("the inbox needs attention", metadata: metadata(alert, partner, ["reason": "\(message)"]))
    }

    private func metadata(_ alert: Alert, _ partner: PartnerName?, _ more: Logger.Metadata) -> Logger.Metadata {
        var metadata = more
        metadata["alert"] = "\(alert.rawValue)"
        if let partner { metadata["partner"] = "\(partner)" }
        return metadata
    }

    /// Sets or takes away an alert.
    ///
    /// - Returns: whether it was not there before, or not taken away.
    private func setAlert(_ alert: Alert, _ message: String?, _ partner: PartnerName?) -> Bool {
        status.withLock { status in
            guard let partner else {
                defer { status.alerts[alert.rawValue] = message }
                return (status.alerts[alert.rawValue] == nil) != (message == nil)
            }
            guard var part = status.partners[partner] else { return false }
            defer { status.partners[partner] = part }
            let isChange = (part.alerts[alert.rawValue] == nil) != (message == nil)
            part.alerts[alert.rawValue] = message
            return isChange
        }
    }
}

/// The stable names of what can need attention.
enum Alert: String {
    /// A partner's directories cannot be read.
    case directory
    /// Files of a partner are taken but cannot be finished.
    case processing
    /// There is too little space, or the database refuses.
    case space
    /// The system tells nothing of new files; they are found by the regular scan only.
    case notices
    /// The archive cannot be pruned.
    case pruning
    /// The spool holds something that is not a file in hand.
    case spool
    /// A file was written after it had been taken; it lies in quarantine beside its receipt.
    case late
    /// There are more refused things in an inbox than are reported one by one.
    case refused
}
