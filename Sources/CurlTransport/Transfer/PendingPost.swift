internal import Webhooks

/// A request on its way, and who waits for what becomes of it.
struct PendingPost: Sendable {
    let request: HTTPRequest
    /// When it was asked for, in microseconds of `MonotonicTime`; its timeout counts from here.
    let since: Int64
    let continuation: CheckedContinuation<HTTPExchange, Never>

    /// When its time is over.
    var deadline: Int64 { since + max(0, min(request.timeout, Int64(Int32.max))) * 1_000 }

    func fail(_ failure: HTTPFailure) {
        continuation.resume(returning: HTTPExchange(outcome: .failure(failure)))
    }
}
