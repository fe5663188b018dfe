// SpoolWorker: works a file off and notes what became of it.

internal import CLinux
internal import Domain
internal import Storage

/// Runs the processor, counts, raises alerts, and keeps for later what failed.
struct SpoolWorker: Sendable {
    /// After a file so long the memory it took is returned to the system; the next may be long in coming.
    private static let largeFile = 4 << 20

    let processor: FileProcessor
    let capacity: Capacity
    let pending: PendingWork
    let pauses: Pauses
    let board: StatusBoard
    let wakeUp: WakeUp
    let elapsed: @Sendable () -> Duration
    /// Called when the process must not go on.
    let stop: @Sendable (any Error) -> Void

    /// Works a file off whose place has been taken, and gives the place back.
    func work(_ work: SpoolWork) async {
        let partner = work.entry.partner
        do {
            let ending = try await processor.process(work)
            pauses.succeeded()
            if pending.succeeded(work.entry) { board.lower(.processing, partner: partner) }
            count(ending, of: partner)
            if case .kept(_, _, let path?) = ending {
                board.report(.late, "a file was written after it had been taken; it is kept as \(path)", of: partner)
            }
        } catch let error as StorageError where Self.isFinal(error) {
            stop(error)
        } catch {
            let now = elapsed()
            pauses.failed(now: now)
            pending.addFailed(work.again(now: now))
            board.raise(.processing, "\(error)", partner: partner)
            wakeUp.raise()
        }
        capacity.release(bytes: work.bytes)
        if work.bytes >= Self.largeFile { _ = holdfast_return_heap() }
    }

    private static func isFinal(_ error: StorageError) -> Bool {
        switch error {
        case .unknownOutcome, .fatal: true
        case .conflict, .retryable, .full: false
        }
    }

    private func count(_ ending: FileProcessor.Ending, of partner: PartnerName) {
        board.change(partner) { status in
            switch ending {
            case .kept(.archive, let isRepeat, _):
                status.archived += 1
                if isRepeat { status.repeated += 1 }
            case .kept(.quarantine, _, _): status.quarantined += 1
            // What was in hand when the process started was not claimed by it.
            case .putBack: status.claimed = max(0, status.claimed - 1)
            }
        }
    }
}
