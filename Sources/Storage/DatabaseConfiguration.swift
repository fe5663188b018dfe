// What a database needs to be opened.

/// Settings of a database that differ between a daemon, a test and a benchmark.
public struct DatabaseConfiguration: Sendable {
    /// The locked directory that holds it.
    public let directory: StateDirectory
    /// How many threads read.
    public let readers: Int
    /// Bytes of disk held in reserve against a full disk; 0 for none.
    public let ballastBytes: Int
    /// The engine's file layer, nil for the system's own (tests name one that injects faults).
    public let vfs: String?

    /// Describes a database.
    ///
    /// - Parameters:
    ///   - directory: the locked directory that holds it.
    ///   - readers: how many threads read.
    ///   - ballastBytes: bytes of disk held in reserve; 0 for none.
    ///   - vfs: the engine's file layer, nil for the system's own.
    public init(directory: StateDirectory, readers: Int = 2, ballastBytes: Int = 0, vfs: String? = nil) {
        self.directory = directory
        self.readers = readers
        self.ballastBytes = ballastBytes
        self.vfs = vfs
    }
}
