// PartnerPass: one reading of one partner's inbox, in slices.

internal import Domain

/// Where a pass over an inbox stands, and what it has found so far.
final class PartnerPass {
    let partner: PartnerName
    let number: Int
    let directories: PartnerDirectories
    let reader: DirectoryReader
    var waiting = 0
    var refused = 0
    /// When the oldest waiting file was last changed, milliseconds since the epoch.
    var oldestChange: Int64?

    init(_ partner: PartnerName, number: Int, directories: PartnerDirectories) throws(InboxError) {
        self.partner = partner
        self.number = number
        self.directories = directories
        reader = try DirectoryReader(directories.inbox)
    }

    func countWaiting(_ details: FileDetails) {
        waiting += 1
        oldestChange = min(oldestChange ?? .max, details.changedAt)
    }
}
