// InboxSettings: how patiently files are waited for, and how much is taken on at once.

/// Settings of the inbox.
public struct InboxSettings: Hashable, Sendable {
    /// Where files lie.
    public var layout: InboxLayout
    /// How long a file must not have changed before it is taken, where nothing says that it is finished; at least a
    /// minute where the system does not tell of writers.
    public var quietPeriod: Duration = .seconds(10)
    /// How long a file whose format says that its end is missing is left before it is taken as it is or refused.
    public var giveUpAge: Duration = .seconds(900)
    /// How often the directories are read at least; a notice of the system only makes it sooner.
    public var rescanInterval: Duration = .seconds(5)
    /// The longest file that is read, in bytes.
    public var maximumFileBytes = 256 << 20
    /// How many files are in hand at once.
    public var maximumFilesInFlight = 64
    /// How many bytes of files are in hand at once; a longer file is taken alone.
    ///
    /// What is in hand takes four times as much memory once it is parsed, and its turn at the writer comes no sooner.
    public var maximumBytesInFlight = 24 << 20
    /// How much space the spool's file system must have left for files to be taken, in bytes.
    public var minimumFreeBytes = 256 << 20
    /// How many inodes it must have left, where it counts them.
    public var minimumFreeInodes = 1_000
    /// After how many crashes of the process a file that was being parsed is put into quarantine unparsed.
    public var crashLimit = 3
    /// For how many days accepted files are kept; nil for ever.
    public var retentionDays: Int? = 400
    /// How many threads copy and parse.
    public var threads = 4

    /// Makes settings with the values that suit a daemon.
    ///
    /// - Parameter layout: where files lie.
    public init(layout: InboxLayout) { self.layout = layout }
}
