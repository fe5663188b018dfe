// TrialProfile: how the partner of a trial writes its files. Which of the profiles it is follows from the bytes.

internal import Domain
internal import Feeds

enum TrialProfile {
    /// The profile for some bytes: the default, one that maps all that can be mapped, or one with low limits.
    static func profile(for bytes: [UInt8]) -> FeedProfile {
        var profile = FeedProfile()
        // By the length alone, so that an input keeps its profile while its bytes are made plainer.
        switch bytes.count % 4 {
        case 1:
            profile.x12.smartAccountReference = "ZA"
            profile.x12.virtualAccountReference = "ZB"
            profile.x12.endCustomerRoles = ["EN", "ST", "BY"]
            profile.x12.stockingTypes = ["SO", "ST"]
            profile.x12.alwaysWantsInterchangeAcknowledgement = true
            profile.x12.writesNewlines = false
            profile.ignoredColumns = ["*"]
            profile.dateFormat = .dayMonthYear
            profile.decimalMark = .comma
        case 2:
            profile.limits = FeedLimits(
                maximumFileBytes: 1 << 16,
                maximumLineBytes: 256,
                maximumFields: 16,
                maximumFieldBytes: 64,
                maximumDocuments: 3,
                maximumDepth: 6
            )
        default: break
        }
        return profile
    }
}
