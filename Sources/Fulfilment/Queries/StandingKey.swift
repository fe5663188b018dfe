/// A line's place in the list of its standing: by when it began to wait, then by order, then by line.
struct StandingKey: Hashable, Comparable {
    var since: Int64
    var order: Int64
    var line: Int64

    static func < (left: StandingKey, right: StandingKey) -> Bool {
        (left.since, left.order, left.line) < (right.since, right.order, right.line)
    }
}
