internal import Domain

/// Orders one after the other, in the sequence of a list.
///
/// Each step is a seek in an index, so a list costs what its page costs and not what lies behind it.
protocol OrderSource {
    /// The next order, nil at the end.
    mutating func next() throws -> OrderID?
}
