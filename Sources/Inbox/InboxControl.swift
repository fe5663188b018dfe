// InboxControl: what the rest of the program tells the inbox while it runs.

internal import Domain
internal import Synchronization

/// Wishes, taken up by the scanner.
final class InboxControl: Sendable {
    private struct State {
        var partners: [PartnerName]
        var retentionDays: Int?
        var isStopped = false
        var failure: (any Error)?
        var isScanRequested = false
    }

    private let state: Mutex<State>
    private let wakeUp: WakeUp

    init(partners: [PartnerName], retentionDays: Int?, wakeUp: WakeUp) {
        state = Mutex(State(partners: partners, retentionDays: retentionDays))
        self.wakeUp = wakeUp
    }

    var isStopped: Bool { state.withLock { $0.isStopped } }
    var failure: (any Error)? { state.withLock { $0.failure } }

    var partners: [PartnerName] {
        get { state.withLock { $0.partners } }
        set {
            state.withLock { $0.partners = newValue }
            wakeUp.raise()
        }
    }

    /// For how many days accepted files are kept; nil for ever.
    var retentionDays: Int? {
        get { state.withLock { $0.retentionDays } }
        set { state.withLock { $0.retentionDays = newValue } }
    }

    /// Ends the scan; with a reason when it cannot go on.
    func stop(because error: (any Error)? = nil) {
        state.withLock { state in
            state.isStopped = true
            state.failure = state.failure ?? error
        }
        wakeUp.raise()
    }

    func requestScan() {
        state.withLock { $0.isScanRequested = true }
        wakeUp.raise()
    }

    /// Whether a scan was requested since the last call.
    func takeScanRequest() -> Bool {
        state.withLock { state in
            defer { state.isScanRequested = false }
            return state.isScanRequested
        }
    }
}
