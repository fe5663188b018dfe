/// A line's place in the list of its standing: by when it began to wait, then by order, then by line.
struct StandingKey: Hashable, Comparable {
    var since: Int64
    var order: Int64
    var line: Int64

    /// Before every place.
    static let first = StandingKey(since: -1, order: 0, line: 0)
    /// After every place.
    static let last = StandingKey(since: .max, order: .max, line: .max)

    static func < (left: StandingKey, right: StandingKey) -> Bool {
        if left.since != right.since { return left.since < right.since }
        return left.order != right.order ? left.order < right.order : left.line < right.line
    }
}
