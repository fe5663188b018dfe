// DocumentTrace: what happens while one order document is taken, as far as its outcome must tell it.

internal import Domain

/// The trace that the taking of one document leaves.
struct DocumentTrace {
    /// What was found wrong.
    var faults: [DocumentFault] = []
    /// Whether a fault kept all of it from being taken; otherwise each concerns its line only.
    var isRefusedWhole = false
    /// How many licenses the lines had that it changed or cancelled, by their numbers.
    var quantitiesBefore: [String: Int] = [:]
    /// The order that is to be decided about.
    var undecided: OrderID?
}
