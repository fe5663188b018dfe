// FeedSink: where the units of a file go while it is read, so that memory need not grow with the file.

public import Domain

/// Takes the units of a file one by one, in the order of the file.
public protocol FeedSink {
    /// Takes a unit without faults.
    mutating func take(_ document: FeedDocument)
    /// Takes note of a unit that is left out.
    mutating func leaveOut(_ unit: RejectedUnit)
}
