// LedgerError: the books do not allow a movement. Nothing retries its way around that; a person must look.

internal import Domain
internal import Storage

/// Why the ledger refused a movement.
enum LedgerError: RetryableError, Equatable {
    /// The place does not hold so many units of the lot.
    case insufficient(lot: LotID, wanted: Int)
    /// A line that was to be released has been released already, or is not in a state for it.
    case notReleasable(OrderLineID)
    /// The term of the lot has been started before.
    case termStarted(LotID)

    var mayRetry: Bool { false }
}

extension LedgerError: CustomStringConvertible {
    var description: String {
        switch self {
        case .insufficient(let lot, let wanted): "\(wanted) units of \(lot) are not where they are to be taken from"
        case .notReleasable(let line): "\(line) cannot be released: it has been already, or it does not wait"
        case .termStarted(let lot): "the term of \(lot) has started before"
        }
    }
}
