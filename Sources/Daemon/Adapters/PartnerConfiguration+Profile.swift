// The profile the feeds want, from a partner's configuration.

internal import Domain
internal import Feeds

extension PartnerConfiguration {
    /// The profile of the partner's files.
    ///
    /// The configuration has checked every word already; one that the feeds do not know leaves the default.
    ///
    /// - Parameter inbox: the operator's limits.
    /// - Returns: the profile.
    func profile(limitedBy inbox: InboxConfiguration) -> FeedProfile {
        var profile = FeedProfile()
        profile.columns = feed.columns
        profile.ignoredColumns = feed.ignoredColumns
        profile.delimiter = feed.delimiter
        profile.encoding = feed.encoding.flatMap(TextEncoding.init(rawValue:))
        profile.jsonProfile = JSONProfile(rawValue: feed.jsonProfile) ?? profile.jsonProfile
        profile.dateFormat = FeedDateFormat(rawValue: feed.dateFormat) ?? profile.dateFormat
        profile.decimalMark = feed.decimalMark.flatMap(DecimalMark.init(rawValue:))
        profile.defaultOrderKind = feed.defaultOrderKind
        profile.holdsTestOrders = feed.holdsTestOrders
        profile.x12 = x12
        profile.edifact = edifact
        profile.cxml = cxml
        profile.ubl = ubl
        profile.limits.maximumFileBytes = inbox.maximumFileSize
        profile.limits.maximumLineBytes = inbox.maximumLineSize
        return profile
    }
}
