// PartnerConfiguration: one partner's file.

public import Domain
public import Feeds
public import Fulfilment

/// What the daemon was told about a partner.
public struct PartnerConfiguration: Hashable, Sendable {
    /// Its name, also of its directories.
    public var name: PartnerName
    /// What people call it.
    public var title: String
    /// Whether its files are taken.
    public var isEnabled: Bool
    /// The time between a match and the release, in which the match can be undone.
    public var undoWindow: Duration
    /// What is done with a line whose SKU is not in the catalog.
    public var unknownSKUs: PartnerSettings.UnknownSKUPolicy
    /// Whether its files govern accounts that are known.
    public var mayManageAccounts: Bool
    /// After which times of waiting it is told of its lines.
    public var waiting: WaitingLimits
    /// What may match its orders.
    public var matching: MatchingSettings
    /// Which decisions of one person need another one.
    public var fourEyes: FourEyes
    /// How it writes its files.
    public var feed: FeedConfiguration
    /// How it writes and is answered in X12.
    public var x12: X12Profile
    /// How it writes and is answered in EDIFACT.
    public var edifact: EDIFACTProfile
    /// How it writes and is answered in cXML.
    public var cxml: CXMLProfile
    /// How it writes and is answered in UBL.
    public var ubl: UBLProfile

    /// What the use cases need to know about it.
    public var settings: PartnerSettings {
        PartnerSettings(
            name: name,
            undoWindow: undoWindow.milliseconds,
            unknownSKUs: unknownSKUs,
            mayManageAccounts: mayManageAccounts,
            waiting: waiting,
            matching: matching,
            fourEyes: fourEyes
        )
    }
}
