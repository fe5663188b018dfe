/// How files are taken from the inbox.
public struct InboxConfiguration: Hashable, Sendable {
    /// How long a file must have stayed unchanged to count as complete.
    public var quietPeriod: Duration
    /// How often the directories are looked at, whatever the kernel reports.
    public var scanInterval: Duration
    /// The most bytes of a file.
    public var maximumFileSize: Int
    /// The most bytes of a line or record.
    public var maximumLineSize: Int
    /// How long an incomplete file is waited for before it goes to quarantine.
    public var incompleteGiveUp: Duration
    /// How many files are worked on at once.
    public var filesInFlight: Int
}
