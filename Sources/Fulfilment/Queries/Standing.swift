internal import Domain

/// The one word for where a line stands: its hold reason while it is held, else its state.
struct Standing: Hashable, Sendable {
    /// As `line_standing` and `tally` keep it.
    let text: String

    /// The standing of a line in a state; a held one by its reason.
    init(_ reason: HoldReason) { text = reason.rawValue }

    private init(_ state: LineState) { text = state.rawValue }

    /// All standings that a line of a state can have, or the one of a reason.
    static func all(state: LineState, reason: HoldReason?) -> Set<Standing> {
        if let reason { return [Standing(reason)] }
        return state == .held ? Set(HoldReason.allCases.map(Standing.init)) : [Standing(state)]
    }
}
