// The life of a Smart Account.

/// Where a Smart Account stands.
///
///     pending ──▶ active ◀──▶ suspended
///        └──────────┴──────────┴────▶ closed
public enum SmartAccountState: String, CaseIterable, Sendable {
    /// Requested, not yet approved: orders for it wait.
    case pending
    /// In use: licenses can be released to it.
    case active
    /// Stopped for a while: orders for it wait, what it has stays.
    case suspended
    /// Ended for good; another account may take its domain identifier.
    case closed

    /// Whether an account may go from this state to another.
    public func mayBecome(_ next: SmartAccountState) -> Bool {
        switch (self, next) {
        case (.pending, .active), (.pending, .closed), (.active, .suspended), (.active, .closed),
            (.suspended, .active), (.suspended, .closed):
            true
        default: false
        }
    }
}
