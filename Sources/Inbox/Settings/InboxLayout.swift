// InboxLayout: where files lie, from the partner's hand to the archive.

public import Domain

/// The directories of the inbox; all but `receipts` and `outbox` must be on one file system and in one mount.
public struct InboxLayout: Hashable, Sendable {
    /// Holds a directory for each partner, in which that partner writes.
    public var inbox: String
    /// Holds a directory for each partner, in which that partner reads the answers.
    public var receipts: String
    /// Holds a directory for each partner, from which that partner fetches acknowledgements.
    public var outbox: String
    /// The daemon's own: files in hand.
    public var spool: String
    /// The daemon's own: files that were accepted, by partner and day.
    public var archive: String
    /// The daemon's own: files that were refused, wholly or in part, with a report.
    public var quarantine: String

    /// Lays the directories out side by side; each can be moved afterwards.
    ///
    /// - Parameter root: the directory that holds them.
    public init(root: String) {
        inbox = "\(root)/inbox"
        receipts = "\(root)/receipts"
        outbox = "\(root)/outbox"
        spool = "\(root)/spool"
        archive = "\(root)/archive"
        quarantine = "\(root)/quarantine"
    }

    /// Where a partner puts files.
    public func inbox(of partner: PartnerName) -> String { "\(inbox)/\(partner.text)" }
    /// Where a partner finds answers.
    public func receipts(of partner: PartnerName) -> String { "\(receipts)/\(partner.text)" }
    /// Where a partner finds the acknowledgements that its own standards demand.
    public func outbox(of partner: PartnerName) -> String { "\(outbox)/\(partner.text)" }
    /// Where a partner's accepted files are kept.
    public func archive(of partner: PartnerName) -> String { "\(archive)/\(partner.text)" }
    /// Where a partner's refused files are kept.
    public func quarantine(of partner: PartnerName) -> String { "\(quarantine)/\(partner.text)" }
}
