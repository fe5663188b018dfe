// FaultList: all faults of a file, without letting a bad file fill the memory.

/// The first faults of a file, and how many there are in all.
public struct FaultList: Hashable, Sendable {
    /// How many faults are kept in full.
    public static let limit = 1_000

    /// The first faults, in the order in which they were found.
    public private(set) var first: [Fault] = []
    /// How many were found.
    public private(set) var total = 0

    /// An empty list.
    public init() {}

    /// Whether nothing is wrong.
    public var isEmpty: Bool { total == 0 }

    /// Adds a fault; from the 1,001st on it is only counted.
    public mutating func append(_ fault: Fault) {
        total += 1
        if first.count < Self.limit { first.append(fault) }
    }

    /// Adds all faults of another list.
    public mutating func append(contentsOf other: FaultList) {
        first.append(contentsOf: other.first.prefix(max(0, Self.limit - first.count)))
        total += other.total
    }
}
