/// How the database uses the machine.
public struct StorageConfiguration: Hashable, Sendable {
    /// How many threads read.
    public var readers: Int
    /// Bytes that must be free on the state directory's disk, or nothing new is accepted.
    public var freeSpaceFloor: Int
    /// Bytes held in reserve against a full disk; 0 for none.
    public var reserve: Int
}
