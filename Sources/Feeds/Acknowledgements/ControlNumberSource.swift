// ControlNumberSource: who counts the control numbers of what is sent.

/// Gives control numbers that never repeat and never skip, whatever crashes in between.
public protocol ControlNumberSource {
    /// The next number of a series, from 1.
    ///
    /// - Parameter series: what is counted, for example `x12.interchange ZZ/HOLDFAST ZZ/ACME`.
    /// - Returns: the number; it counts as used when, and only when, the acknowledgement it was drawn for is kept.
    /// - Throws: when it cannot be drawn now.
    func next(in series: String) throws -> Int
}
