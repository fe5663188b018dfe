// X12NumberSeries: whether a control number was seen before.
//
// GUARANTEES   Numbers that rise cost nothing, and nearly all do. Only where one does not are the earlier ones kept.

/// The control numbers of one level of an envelope.
struct X12NumberSeries {
    private var last: Int?
    private var isRising = true
    private var known: Set<String> = []

    /// Takes note of a number.
    ///
    /// - Parameters:
    ///   - number: the number as it is written.
    ///   - earlier: those before it.
    /// - Returns: whether one of them is the same.
    mutating func repeats<Earlier: Sequence<String>>(
        _ number: String,
        among earlier: @autoclosure () -> Earlier
    ) -> Bool {
        if isRising {
            if let value = Int(number), value > last ?? -1 {
                last = value
                return false
            }
            isRising = false
            known = Set(earlier())
        }
        return !known.insert(number).inserted
    }
}
