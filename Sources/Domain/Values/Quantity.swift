// Quantity: how many.

/// A whole number of licenses, 1 to 1,000,000,000.
public struct Quantity: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The most one line may have.
    public static let maximum = 1_000_000_000
    /// The number.
    public let count: Int

    /// Makes a quantity; nil when the number is not 1 to 1,000,000,000.
    public init?(_ count: Int) {
        guard (1...Self.maximum).contains(count) else { return nil }
        self.count = count
    }

    /// Whether the left one is less.
    public static func < (left: Quantity, right: Quantity) -> Bool { left.count < right.count }

    /// The number in digits.
    public var description: String { String(count) }
}
