/// A queue's number in the database.
public struct QueueID: Hashable, Comparable, Sendable {
    /// The number.
    public let rawValue: Int64

    /// Wraps a number read from the database.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Orders by number.
    public static func < (left: QueueID, right: QueueID) -> Bool { left.rawValue < right.rawValue }
}
